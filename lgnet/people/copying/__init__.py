# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's copy: everything held on her (arts. 15 and 20 GDPR), on paper and for a program.

declared   which tables and columns are told, and how they are called: seed/copy.yaml of each context
told       the rows of one person, in clear, with the names of others masked
seen_by    who has seen her data, by role
values     the copy as JSON
paper      the copy as PDF/UA
"""
