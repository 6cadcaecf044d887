"""Only the change: which focus nodes added and removed triples can affect, and what the shapes newly find in those."""

from ladkg.validate.change.base import Base, Disk
from ladkg.validate.change.check import ChangeReport, Checker, check_change
from ladkg.validate.change.fetch import Fetcher
from ladkg.validate.change.remote import Remote

__all__ = ["Base", "ChangeReport", "Checker", "Disk", "Fetcher", "Remote", "check_change"]
