using System.Net;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Network;

/// <summary>(O) IPv4 with four octets (not after "version", not in a longer dotted number), IPv6 in its written forms; MAC addresses as devices.</summary>
internal sealed class InternetAddress : Detector
{
    public override Clue Triggers => Clue.Digits | Clue.Colon;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.Has(at, Clue.Colon))
        {
            Colons(passage, at, found);
        }
        else if (passage.Tokens[at].Length <= 3 && passage.Has(at + 1, Clue.Dot) && passage.Touches(at + 1))
        {
            Dots(passage, at, found);
        }
    }

    private static void Dots(in Passage passage, int at, Findings found)
    {
        if (passage.Touches(at) && passage.Has(at - 1, Clue.Dot | Clue.Word | Clue.Hyphen))
        {
            return;
        }

        for (var octet = 0; octet < 4; octet++)
        {
            var place = at + (2 * octet);
            if (
                passage.Number(place) is < 0 or > 255
                || passage.Tokens[place].Length > 3
                || (
                    octet > 0
                    && !(passage.Touches(place) && passage.Touches(place - 1) && passage.Has(place - 1, Clue.Dot))
                )
            )
            {
                return;
            }
        }

        var last = at + 6;
        var goesOn =
            passage.Touches(last + 1)
            && (
                passage.Has(last + 1, Clue.Word)
                || (passage.Has(last + 1, Clue.Dot) && passage.Touches(last + 2) && passage.Has(last + 2, Clue.Digits))
            );
        if (
            goesOn
            || passage.IsAny(at - 1, ["version", "v", "ver", "release", "section", "build", "firmware", "rev", "oid"])
        )
        {
            return;
        }

        // With its network length or its port.
        var suffix =
            passage.Touches(last + 1)
            && passage.Has(last + 1, Clue.Slash | Clue.Colon)
            && passage.Touches(last + 2)
            && passage.Has(last + 2, Clue.Digits);
        found.Add(passage.Start(at), passage.End(suffix ? last + 2 : last), PhiKind.Ip, 0.9, "IPv4 address");
    }

    private static void Colons(in Passage passage, int at, Findings found)
    {
        var text = passage.Text;
        var colon = passage.Start(at);
        var start = colon;
        while (start > 0 && (char.IsAsciiHexDigit(text[start - 1]) || text[start - 1] is ':') && colon - start < 40)
        {
            start--;
        }

        // Only the first colon of the run speaks for it.
        if (text[start..colon].Contains(':') || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
        {
            return;
        }

        var end = colon;
        while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] is ':' or '.') && end - start < 46)
        {
            end++;
        }

        while (end > start && text[end - 1] is ('.' or ':') && !text[start..end].EndsWith("::"))
        {
            end--;
        }

        Judge(text, start, end, found);
    }

    private static void Judge(ReadOnlySpan<char> text, int start, int end, Findings found)
    {
        var run = text[start..end];
        var colons = run.Count(':');
        if (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            return;
        }

        if (colons == 5 && run.Length == 17)
        {
            found.Add(start, end, PhiKind.Device, 0.85, "MAC address");
        }
        else if (
            (colons == 7 || (colons >= 2 && run.Contains("::", StringComparison.Ordinal) && run.Length > 4))
            && IPAddress.TryParse(run, out _)
        )
        {
            found.Add(start, end, PhiKind.Ip, 0.9, "IPv6 address");
        }
    }
}
