"""Every sale line and everything that came back of one, with whose each part of it is: the ground of money reports."""

from typing import Final

# What of a discount the maker bears, as kriya.ledger.terms.discount_of_maker says; a test holds them equal.
_LOWEST: Final = """(coalesce(nullif((coalesce(o.terms, l.terms)->>'agreed_price')::bigint, 0), l.price)
    * coalesce((coalesce(o.terms, l.terms)->>'floor')::bigint, 0) * 2 + 10000) / 20000 * l.pieces"""
_WITHIN: Final = f"greatest(0, least(l.discount, l.price * l.pieces - {_LOWEST}))"
_BORNE: Final = f"""(l.discount - CASE WHEN l.maker_id IS NULL THEN 0
    WHEN coalesce(o.terms, l.terms)->>'discount_bearer' = 'maker' THEN {_WITHIN}
    WHEN coalesce(o.terms, l.terms)->>'discount_bearer' = 'shared'
        THEN ({_WITHIN} * coalesce((coalesce(o.terms, l.terms)->>'maker_share')::bigint, 5000) * 2 + 10000) / 20000
    ELSE 0 END)"""
_OF_LINE: Final = """JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
    LEFT JOIN inventory_lot o ON o.council_id = l.council_id AND o.id = l.lot_id"""


def _of_pieces(amount: str) -> str:
    """Return the part of an amount of a line that falls on the pieces that came back (terms.part_of_pieces)."""
    return f"({amount} * (b.first - 1 + b.pieces) / l.pieces - {amount} * (b.first - 1) / l.pieces)"


def parts(when: str) -> str:
    """Return the common table `parts` of some time; `when` narrows `w`, the sale or the refund.

    `total` is what buyers paid and `back` what they got again; every other amount is less what came back. `net` is the
    maker's part, of public goods the council's own; `borne` what of the discount the council bore. A refund counts on
    its own day, but where its sale was; `sold_on` is the day of the sale.
    """
    return f"""
parts AS (
    SELECT l.sale_id, l.lot_id, l.maker_id, l.maker_name, s.channel, s.location_id, s.happened_on AS on_day,
        s.happened_on AS sold_on, l.pieces, l.total, 0::bigint AS back, l.net, l.commission, l.ppn, l.fee, l.discount,
        {_BORNE} AS borne
    FROM sales_saleline l {_OF_LINE} WHERE l.council_id = %(council)s AND {when.replace("w.", "s.")}
    UNION ALL
    SELECT l.sale_id, l.lot_id, l.maker_id, l.maker_name, s.channel, s.location_id, r.happened_on, s.happened_on,
        -b.pieces, 0, b.total, -b.net, -b.commission, -b.ppn, -b.fee, -{_of_pieces("l.discount")}, -{_of_pieces(_BORNE)}
    FROM sales_refundline b JOIN sales_refund r ON r.council_id = b.council_id AND r.id = b.refund_id
    JOIN sales_saleline l ON l.council_id = b.council_id AND l.id = b.line_id {_OF_LINE}
    WHERE b.council_id = %(council)s AND {when.replace("w.", "r.")}
)
"""  # noqa: S608 - our own text
