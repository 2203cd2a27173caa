"""A buyer's steps: an order that is paid by the practice gateway, whose notices come over the net."""

import re
from typing import Any

from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.shop import tasks

_delivered: set[int] = set()
"""Jobs that were done: what a worker would mark in the queue."""


def order_by_gateway(page: Any, home: str, slug: str) -> None:
    """Order a piece, to be fetched, and paid by the practice gateway."""
    _delivered.clear()  # numbers of jobs begin again with each test
    page.goto(f"{home}/produk/{slug}/")
    page.get_by_role("link", name="Beli", exact=True).click()
    page.get_by_role("button", name="Masukkan keranjang").click()
    page.get_by_role("link", name="Lanjut memesan").click()
    page.get_by_label("Nama", exact=True).fill("Rini Ayuningtyas")
    page.get_by_label("Telepon atau WhatsApp").fill("0812 0000 1111")
    page.get_by_text("Latihan", exact=True).click()
    page.get_by_role("button", name="Buat pesanan").click()
    page.wait_for_url(re.compile(r"/pesanan/\w+/$"))


def deliver_notices() -> None:
    """Do what the worker does with the notices that wait: each goes over HTTP to the webhook."""
    waiting = ProcrastinateJob.objects.filter(task_name=tasks.send_practice_notice.name, status="todo")
    new = [job for job in waiting.order_by("pk") if job.pk not in _delivered]
    assert new
    for job in new:
        _delivered.add(job.pk)
        tasks.send_practice_notice.func(**job.args)
