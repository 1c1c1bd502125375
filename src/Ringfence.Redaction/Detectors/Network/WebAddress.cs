using System.Buffers;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Network;

/// <summary>(N) <c>https://…</c>, <c>www.…</c>, and a bare host whose last label is a top-level domain, with its path and query.</summary>
internal sealed class WebAddress : Detector
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"<>`{}[]|\\^");

    public override Clue Triggers => Clue.TopLevelDomain;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.IsAny(at, ["http", "https", "ftp", "sftp", "ftps"]))
        {
            if (passage.Text[passage.End(at)..].StartsWith("://"))
            {
                found.Add(passage.Start(at), End(passage.Text, passage.End(at)), PhiKind.Url, 0.95, "web address");
            }
        }
        else if (passage.Is(at, "www"))
        {
            if (passage.Has(at + 1, Clue.Dot) && passage.Touches(at + 1) && passage.Touches(at + 2))
            {
                found.Add(passage.Start(at), End(passage.Text, passage.End(at)), PhiKind.Url, 0.95, "web address");
            }
        }
        else if (
            !PhotographFile.IsImage(passage, at)
            && passage.Touches(at)
            && passage.Has(at - 1, Clue.Dot)
            && passage.Touches(at - 1)
            && !(passage.Touches(at + 1) && passage.Has(at + 1, Clue.Word | Clue.Digits))
        )
        {
            Bare(passage, at, found);
        }
    }

    private static void Bare(in Passage passage, int at, Findings found)
    {
        var start = passage.Start(at - 1);
        var text = passage.Text;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '.' or '_'))
        {
            start--;
        }

        var host = text[start..passage.Start(at - 1)];
        var mail = start > 0 && text[start - 1] == '@';
        if (
            !mail
            && host.Length >= 2
            && host.IndexOfAnyExceptInRange('0', '9') >= 0
            && host.IndexOfAnyInRange('a', 'z') >= 0
        )
        {
            var end = passage.End(at);
            found.Add(
                start,
                end < text.Length && text[end] is ('/' or '?' or ':') ? End(text, end) : end,
                PhiKind.Url,
                0.8,
                "host with a top-level domain"
            );
        }
    }

    private static int End(ReadOnlySpan<char> text, int from)
    {
        var length = text[from..].IndexOfAny(Ends);
        var end = length < 0 ? text.Length : from + length;
        while (end > from && text[end - 1] is ('.' or ',' or ')' or ';' or ':' or '!' or '?' or '\''))
        {
            end--;
        }

        return end;
    }
}
