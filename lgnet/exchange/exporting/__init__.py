# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in a file that is taken: what its reader may see on the pages, under headers that an import knows."""
