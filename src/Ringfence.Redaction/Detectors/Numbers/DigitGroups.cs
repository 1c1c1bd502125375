using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Numbers;

/// <summary>Groups of digits that stand together as a telephone number's do: joined by one of <c>- . / space</c> or brackets.</summary>
internal readonly ref struct DigitGroups
{
    private const int MostGroups = 7;

    public DigitGroups(in Passage passage, int at)
    {
        var first = -1;
        International = passage.Has(at, Clue.Plus);
        Last = at;
        for (var count = 0; at < passage.Count && count < MostGroups; at++)
        {
            if (passage.Has(at, Clue.Digits))
            {
                var length = passage.Tokens[at].Length;
                if (length > 11 || Total + length > 15)
                {
                    break;
                }

                Shape = (Shape << 4) | (uint)length;
                Total += length;
                Last = at;
                first = first < 0 ? at : first;
                count++;
                if (!Continues(passage, at + 1))
                {
                    break;
                }
            }
            else
            {
                Bracketed |= passage.Has(at, Clue.OpenParen);
                Signs |= passage.Sign(at) is '-' or '.' or ')' or '–' or '‑';
            }
        }

        LeadsOne = first >= 0 && passage.Is(first, "1");
    }

    /// <summary>The lengths of the groups, a hexadecimal digit each: 0x334.</summary>
    public uint Shape { get; }

    public int Total { get; }

    /// <summary>The last token that is a group.</summary>
    public int Last { get; }

    public bool International { get; }

    public bool Bracketed { get; }

    /// <summary>Whether a sign, not only spaces, stands between groups.</summary>
    public bool Signs { get; }

    private bool LeadsOne { get; }

    public bool IsNorthAmerican => Shape is 0x334 || (Shape is 0x1334 && LeadsOne);

    /// <summary>Not one group of an odd length, and not a date or a range.</summary>
    public bool Plausible =>
        Shape is 0x334 or 0x34 or 0x7 or 0xA or 0xB or 0x1334
        || (Shape > 0xFF && Total >= 7)
        || (Shape > 0xF && Total >= 8);

    /// <summary>Whether the tokens from <paramref name="at"/> lead to another group: at most two signs and one space.</summary>
    private static bool Continues(in Passage passage, int at)
    {
        var signs = 0;
        var spaces = 0;
        for (; at < passage.Count; at++)
        {
            if (passage.Has(at, Clue.LineBefore))
            {
                return false;
            }

            spaces += passage.Touches(at) ? 0 : 1;
            if (passage.Has(at, Clue.Digits))
            {
                return spaces <= 2 && signs + spaces > 0;
            }

            if (!(passage.Sign(at) is '-' or '.' or '(' or ')' or '–' or '‑' or '/') || ++signs > 2)
            {
                return false;
            }
        }

        return false;
    }
}
