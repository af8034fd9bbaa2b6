# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that people bring are held in memory, never in a folder for passing files; what is too large is let go by."""

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

from lgnet.exchange.reader.refusing import MOST_BYTES
from lgnet.trust.files.kinds import MOST_TOGETHER


class InMemory(MemoryFileUploadHandler):
    """Django's, whatever the size, up to ours. `request.too_large` tells the page why the file is not there."""

    together = 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        self.activated = True

    def new_file(self, *arguments, **named):
        self.received = 0
        super().new_file(*arguments, **named)

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        self.together += len(raw_data)
        if self.received > MOST_BYTES or self.together > MOST_TOGETHER:
            self.request.too_large = True
            self.file.truncate(0)
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)
