using System.Buffers;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Network;

/// <summary>(F) Local part, "@", and a host with a dot: what mail systems accept of RFC 5321, quoted parts left out.</summary>
internal sealed class EmailAddress : Detector
{
    private static readonly SearchValues<char> Local = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+-/=?^_`{|}~"
    );
    private static readonly SearchValues<char> Host = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
    );

    public override Clue Triggers => Clue.At;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        var text = passage.Text;
        var sign = passage.Start(at);
        var start = text[..sign].LastIndexOfAnyExcept(Local) + 1;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        while (start < sign && text[start] is ('.' or '\'' or '/' or '=' or '|' or '*' or '`' or '{' or '-'))
        {
            start++;
        }

        var length = text[(sign + 1)..].IndexOfAnyExcept(Host);
        var end = length < 0 ? text.Length : sign + 1 + length;
        while (end > sign && text[end - 1] is ('.' or '-'))
        {
            end--;
        }

        if (start < sign && end > sign + 3 && text[(sign + 1)..end].IndexOf('.') > 0)
        {
            found.Add(start, end, PhiKind.Email, 0.95, "mail address");
        }
    }
}
