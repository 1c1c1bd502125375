using System.Globalization;
using System.Text;

namespace Ringfence.Redaction.Evaluation;

/// <summary>
/// Compares spans found with a labelled set. Only letters and digits count as characters; a code point is one character. An identifier
/// is covered when every one of its characters was found. Words are runs of letters, digits and underscores: one is an identifier's
/// where it touches a required label, and found where at least half of it is; a word that touches optional labels alone is left out.
/// </summary>
public sealed class Evaluator
{
    private const byte Required = 1;
    private const byte Optional = 2;

    /// <summary>The sums so far.</summary>
    public Accuracy Accuracy { get; } = new();

    /// <summary>Counts one text in.</summary>
    /// <param name="document">The text and its labels.</param>
    /// <param name="found">What was found in it, in order of start.</param>
    public void Add(LabelledDocument document, IReadOnlyList<PhiSpan> found)
    {
        var points = new CodePoints(document.Text);
        var spans = Merged(found, points);
        var covered = new bool[points.Count];
        foreach (var span in spans)
        {
            covered.AsSpan(span.Start..span.End).Fill(true);
        }

        var labels = document
            .Labels.Select(label => label with { Start = points.At(label.Start), End = points.At(label.End) })
            .ToList();
        Accuracy.Documents++;
        Identifiers(labels, points, covered);
        Spans(spans, labels);
        Tokens(points, labels, covered);
    }

    /// <summary>Spans of one kind that touch or overlap are one, so that a finder that cuts finely is not counted twice.</summary>
    private static List<PhiSpan> Merged(IReadOnlyList<PhiSpan> found, CodePoints points)
    {
        var merged = new List<PhiSpan>();
        foreach (var given in found)
        {
            var span = given with { Start = points.At(given.Start), End = points.At(given.End) };
            if (merged.Count > 0 && merged[^1].Kind == span.Kind && span.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    private void Identifiers(List<LabelledSpan> labels, CodePoints points, bool[] covered)
    {
        var (asked, clean) = (false, true);
        foreach (var label in labels.Where(label => !label.Optional))
        {
            var (characters, hits) = (0, 0);
            for (var at = label.Start; at < label.End; at++)
            {
                var counts = points.IsAlphanumeric(at);
                characters += counts ? 1 : 0;
                hits += counts && covered[at] ? 1 : 0;
            }

            var kind = Accuracy.Of(label.Type);
            kind.Identifiers++;
            kind.Characters += characters;
            kind.CharactersCovered += hits;
            kind.Touched += hits > 0 ? 1 : 0;
            kind.Covered += hits == characters ? 1 : 0;
            clean &= hits == characters;
            asked = true;
        }

        Accuracy.DocumentsAsking += asked ? 1 : 0;
        Accuracy.CleanDocuments += asked && clean ? 1 : 0;
    }

    private void Spans(List<PhiSpan> spans, List<LabelledSpan> labels)
    {
        var wrong = 0;
        foreach (var span in spans)
        {
            if (!labels.Exists(label => span.Start < label.End && label.Start < span.End))
            {
                Accuracy.Of(span.Kind.Label()).FalseSpans++;
                wrong++;
            }
        }

        Accuracy.Spans += spans.Count;
        Accuracy.FalseSpans += wrong;
        Accuracy.DocumentsWithout += labels.Count == 0 ? 1 : 0;
        Accuracy.DocumentsFlagged += labels.Count == 0 && wrong > 0 ? 1 : 0;
    }

    private void Tokens(CodePoints points, List<LabelledSpan> labels, bool[] covered)
    {
        var marks = new byte[points.Count];
        foreach (var label in labels.OrderByDescending(label => label.Optional))
        {
            marks.AsSpan(label.Start..label.End).Fill(label.Optional ? Optional : Required);
        }

        for (var at = 0; at < points.Count; )
        {
            var end = at;
            while (end < points.Count && points.IsWord(end))
            {
                end++;
            }

            if (end > at)
            {
                Token(marks.AsSpan(at..end), covered.AsSpan(at..end));
            }

            at = Math.Max(end, at + 1);
        }
    }

    private void Token(ReadOnlySpan<byte> marks, ReadOnlySpan<bool> covered)
    {
        Accuracy.Words++;
        var asked = marks.Contains(Required);
        if (!asked && marks.Contains(Optional))
        {
            return;
        }

        var hit = covered.Count(true) * 2 >= covered.Length;
        Accuracy.TokensRight += asked && hit ? 1 : 0;
        Accuracy.TokensMissed += asked && !hit ? 1 : 0;
        Accuracy.TokensFalse += !asked && hit ? 1 : 0;
    }

    /// <summary>A text by code points, with the way from UTF-16 offsets.</summary>
    private sealed class CodePoints
    {
        private readonly List<Rune> _runes = [];
        private readonly int[] _byUnit;

        public CodePoints(string text)
        {
            _byUnit = new int[text.Length + 1];
            var unit = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                for (var half = 0; half < rune.Utf16SequenceLength; half++)
                {
                    _byUnit[unit++] = _runes.Count;
                }

                _runes.Add(rune);
            }

            _byUnit[text.Length] = _runes.Count;
        }

        public int Count => _runes.Count;

        public int At(int unit) => _byUnit[Math.Clamp(unit, 0, _byUnit.Length - 1)];

        public bool IsWord(int at) => _runes[at].Value == '_' || IsAlphanumeric(at);

        /// <summary>As Unicode has it: letters, and numbers of every sort (Nd, Nl, No).</summary>
        public bool IsAlphanumeric(int at) =>
            Rune.IsLetter(_runes[at])
            || Rune.GetUnicodeCategory(_runes[at])
                is UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber;
    }
}
