# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m lgnet.config` is `lgnet`, also where the folder's name has characters that scripts do not bear."""

from lgnet.config.cli import main

if __name__ == "__main__":
    main()
