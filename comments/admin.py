"""Comments as a list to search in. Nothing is changed here: a decision is made on the comment's own page, and leaves its row."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom.lib.plaintext import excerpt

from . import access
from .models import Comment


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    list_display = ("beginning", "said_by", "state", "language", "at")
    list_display_links = None
    list_filter = ("state", "language")
    list_select_related = False
    search_fields = ("name", "text")
    fields = ("name", "text", "language", "state", "at")
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        return access.comments_of(request.user)

    def has_module_permission(self, request):
        return bool(access.may_moderate(request.user))

    def has_view_permission(self, request, obj=None):
        return bool(access.may_moderate(request.user, obj.edition.language if obj else None))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("comment"))
    def beginning(self, comment):
        return format_html('<a href="{}"><bdi lang="{}">{}</bdi></a>', reverse("moderation:comment", args=[comment.pk]), comment.language, excerpt(comment.text, 90))

    @admin.display(description=_("name"))
    def said_by(self, comment):
        return format_html("<bdi>{}</bdi>", comment.name)
