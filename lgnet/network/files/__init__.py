# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files of the network (formats: lgnet/network/seed/README.md): read and checked, with a sentence for each fault."""

from lgnet.network.files.directory import read_directory
from lgnet.network.files.faults import Fault, FileNotValid
from lgnet.network.files.organisations import read_organisations
from lgnet.network.files.programme import read_programme
from lgnet.network.files.shipped import SEED, shipped_directory, shipped_organisations, shipped_programmes

__all__ = [
    "SEED",
    "Fault",
    "FileNotValid",
    "read_directory",
    "read_organisations",
    "read_programme",
    "shipped_directory",
    "shipped_organisations",
    "shipped_programmes",
]
