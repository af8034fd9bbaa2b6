# SPDX-License-Identifier: AGPL-3.0-or-later
"""`make bench`: how quick the pages are among 100,000 people, each beside a minimal Django view in the same run."""
