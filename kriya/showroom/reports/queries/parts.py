"""Every sale line and everything that came back of one, with whose each part of it is: the ground of money reports."""

from typing import Final

# What of a discount the maker bears, as kriya.ledger.terms.discount_of_maker says; a test holds them equal.
_LOWEST: Final = """(coalesce(nullif((o.terms->>'agreed_price')::bigint, 0), l.price)
    * coalesce((o.terms->>'floor')::bigint, 0) * 2 + 10000) / 20000 * l.pieces"""
_WITHIN: Final = f"greatest(0, least(l.discount, l.price * l.pieces - {_LOWEST}))"
_OF_MAKER: Final = f"""CASE WHEN l.maker_id IS NULL THEN 0
    WHEN o.terms->>'discount_bearer' = 'maker' THEN {_WITHIN}
    WHEN o.terms->>'discount_bearer' = 'shared'
        THEN ({_WITHIN} * coalesce((o.terms->>'maker_share')::bigint, 5000) * 2 + 10000) / 20000
    ELSE 0 END"""


def _of_pieces(amount: str) -> str:
    """Return the part of an amount of a line that falls on the pieces that came back (terms.part_of_pieces)."""
    return f"({amount} * (b.first - 1 + b.pieces) / d.pieces - {amount} * (b.first - 1) / d.pieces)"


PARTS: Final = f"""
sold AS (
    SELECT l.id, l.sale_id, l.lot_id, l.maker_id, l.maker_name, l.pieces, l.total, l.net, l.commission, l.ppn, l.fee,
        l.discount, l.discount - {_OF_MAKER} AS borne, s.channel, s.location_id, s.happened_on, s.recorded_at
    FROM sales_saleline l JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
    JOIN inventory_lot o ON o.council_id = l.council_id AND o.id = l.lot_id WHERE l.council_id = %(council)s
), parts AS (
    SELECT d.sale_id, d.lot_id, d.maker_id, d.maker_name, d.channel, d.location_id, d.happened_on AS on_day,
        d.recorded_at AS posted_at, d.happened_on AS sold_on, d.pieces, d.total, 0::bigint AS back, d.net,
        d.commission, d.ppn, d.fee, d.discount, d.borne
    FROM sold d
    UNION ALL
    SELECT d.sale_id, d.lot_id, d.maker_id, d.maker_name, d.channel, d.location_id, r.happened_on, r.recorded_at,
        d.happened_on, -b.pieces, 0, b.total, -b.net, -b.commission, -b.ppn, -b.fee, -{_of_pieces("d.discount")},
        -{_of_pieces("d.borne")}
    FROM sales_refundline b JOIN sales_refund r ON r.council_id = b.council_id AND r.id = b.refund_id
    JOIN sold d ON d.id = b.line_id WHERE b.council_id = %(council)s
)
"""  # noqa: S608 - our own text
"""The common table `parts`: `on_day` is when it happened, `posted_at` when the server heard of it, `total` what buyers
paid and `back` what they got again; every other amount is less what came back. `net` is the maker's part, of public
goods the council's own; `borne` what of the discount the council bore. A refund counts where its sale was."""
