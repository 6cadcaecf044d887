"""A page for every resource, at its own path: what is said of it, by whom, why it holds, and what points at it."""

from ladkg.export.site.resource.views import pages

__all__ = ["pages"]
