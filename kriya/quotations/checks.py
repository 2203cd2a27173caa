"""What `kriya check` proves of institutional orders."""

from typing import Final

from django.db import connection

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.ledger.checks import gaps
from kriya.ledger.models import Account, NumberKind
from kriya.ledger.queries.balances import balance
from kriya.quotations.models import Handover, Invoice, Quotation, QuotationPayment
from kriya.quotations.queries.money import money_of_many

_LINES: Final = """
SELECT q.number, l.position + 1, l.pieces - l.cancelled,
    coalesce(sum(h.pieces), 0), coalesce(sum(h.amount), 0), l.total * coalesce(sum(h.pieces), 0) / l.pieces
FROM quotations_quotationline l
JOIN quotations_quotation q ON q.council_id = l.council_id AND q.id = l.quotation_id
LEFT JOIN quotations_handoverline h ON h.council_id = l.council_id AND h.line_id = l.id
WHERE l.council_id = %s GROUP BY q.number, l.id
"""
_PAPERS: Final = """
SELECT i.number, i.goods, coalesce(h.amount, 0), coalesce(s.total, 0), i.ppn, coalesce(s.ppn, 0)
FROM quotations_invoice i
LEFT JOIN LATERAL (
    SELECT sum(l.amount) AS amount, array_agg(DISTINCT l.sale_id) AS sales FROM quotations_handoverline l
    WHERE l.council_id = i.council_id AND l.handover_id = i.handover_id) h ON true
LEFT JOIN LATERAL (
    SELECT sum(x.total) AS total, sum(x.ppn) AS ppn FROM sales_saleline x
    WHERE x.council_id = i.council_id AND x.sale_id = ANY(h.sales)) s ON true
WHERE i.council_id = %s
"""


def money_of_quotations() -> Found:
    """Compare what offices owe with the books, and look for one that is owed money and owes some."""
    money = money_of_many(None)
    owed, booked = sum(one.owed for one in money.values()), balance(Account.RECEIVABLE)
    return Found(len(money), [f"offices owe {owed}, the books say {booked}"] if owed != booked else [])


def deliveries() -> Found:
    """Compare lines with what was handed over of them, and invoices with what was sold for them."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [current_council().pk])
        lines = cursor.fetchall()
        cursor.execute(_PAPERS, [current_council().pk])
        papers = cursor.fetchall()
    wrong = [
        f"{number} line {place}: {handed} of {pieces} pieces handed over for {amount}, which should be {whole}"
        for number, place, pieces, handed, amount, whole in lines
        if handed > pieces or amount != whole
    ]
    wrong += [
        f"{number}: charges {goods} with tax {ppn}, handed over {handed}, sold {sold} with tax {tax}"
        for number, goods, handed, sold, ppn, tax in papers
        if not goods == handed == sold or ppn != tax
    ]
    return Found(len(lines) + len(papers), wrong)


def numbers() -> Found:
    """Compare the numbers that were given out with those that papers bear."""
    borne = {
        NumberKind.QUOTATION: Quotation.objects.values_list("number", flat=True),
        NumberKind.HANDOVER: Handover.objects.values_list("number", flat=True),
        NumberKind.INVOICE: Invoice.objects.values_list("number", flat=True),
        NumberKind.PAYMENT: QuotationPayment.objects.exclude(number="").values_list("number", flat=True),
    }
    return gaps({kind: set(said) for kind, said in borne.items()})
