# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.trust.models.audit_event import AuditEvent
from lgnet.trust.models.audit_seal import AuditSeal
from lgnet.trust.models.draft import Draft
from lgnet.trust.models.reading_hour import ReadingHour
from lgnet.trust.models.stored_file import StoredFile
from lgnet.trust.models.tenant import TenantForeignKey, TenantModel

__all__ = ["AuditEvent", "AuditSeal", "Draft", "ReadingHour", "StoredFile", "TenantForeignKey", "TenantModel"]
