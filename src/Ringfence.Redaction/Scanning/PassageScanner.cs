using Ringfence.Redaction.Detectors;
using Ringfence.Redaction.Detectors.Names;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Scanning;

/// <summary>Judges one passage after another and keeps what the next needs: the last passages' tokens and the names confirmed so far.</summary>
internal sealed class PassageScanner
{
    /// <summary>A label may stand at the end of one passage and its value at the start of the next: so many tokens are asked again.</summary>
    private const int LabelReach = 6;

    private readonly KnownNames _known = new();
    private readonly Findings _found = new();
    private Token[] _tokens = new Token[128];
    private int _count;
    private int _previous;
    private int _previousStart;
    private bool _open;
    private Finding _last;

    /// <summary>
    /// Judges <c>window[start..]</c>. The window begins where this method last said. Returns how many characters of the window's
    /// front the next call must leave out.
    /// </summary>
    public int Scan(ReadOnlySpan<char> window, int start, RedactionOptions options, List<Finding> results)
    {
        var first = _count;
        _count = Tokenizer.Read(window, start, window.Length, ref _tokens, _count);
        var passage = new Passage(window, _tokens.AsSpan(0, _count), first, _known);
        _found.Begin(start);
        Inspect(passage, first, options.National);
        GoOn(passage, first);
        var judged = _found.Judged(window, options);
        _open = judged.Count > 0 && judged[^1].End == window.Length && !char.IsWhiteSpace(window[^1]);
        _last = judged.Count > 0 ? judged[^1] : default;
        results.AddRange(judged);
        return Forget(first, start);
    }

    /// <summary>Empties it for a text; see <see cref="KnownNames.Begin"/>.</summary>
    public void Begin(ConfirmedNames? beforehand, ConfirmedNames? collected = null)
    {
        _known.Begin(beforehand, collected);
        _count = _previous = _previousStart = 0;
        _open = false;
    }

    private void Inspect(in Passage passage, int first, Detector? national)
    {
        var detectors = DetectorSet.All;
        for (var at = Math.Max(0, first - LabelReach); at < first; at++)
        {
            if (passage.Tokens[at].Has(Clue.Label))
            {
                DetectorSet.Labelled.Inspect(passage, at, _found);
            }

            if (at >= first - 3 && passage.Tokens[at].Has(LowerCaseName.Cues))
            {
                DetectorSet.LowerCase.Inspect(passage, at, _found);
            }
        }

        var known = _known.Any;
        for (var at = first; at < passage.Count; at++)
        {
            var clues = passage.Tokens[at].Clues;
            if (known && (clues & (Clue.Lower | Clue.English | Clue.Clinical)) == Clue.Lower)
            {
                LowerCaseName.Known(passage, at, _found);
            }

            if (national is not null && clues.Any(national.Triggers))
            {
                national.Inspect(passage, at, _found);
            }

            if (!clues.Any(DetectorSet.AnyTrigger))
            {
                continue;
            }

            foreach (var detector in detectors)
            {
                if (clues.Any(detector.Triggers))
                {
                    detector.Inspect(passage, at, _found);
                }
            }
        }
    }

    /// <summary>An identifier without spaces that the last passage's limit cut goes on to the end of its run.</summary>
    private void GoOn(in Passage passage, int first)
    {
        if (!_open || first >= passage.Count || passage.Has(first, Clue.SpaceBefore))
        {
            return;
        }

        var last = first;
        while (passage.Touches(last + 1))
        {
            last++;
        }

        _found.Add(passage.Start(first), passage.End(last), _last.Kind, _last.Score, _last.Why, goesOn: true);
    }

    /// <summary>Keeps this passage's tokens and the last one's; moves their offsets to the window that begins there.</summary>
    private int Forget(int first, int start)
    {
        var dropped = _previousStart;
        var kept = _count - _previous;
        for (var at = 0; at < kept; at++)
        {
            var token = _tokens[_previous + at];
            token.Start -= dropped;
            token.End -= dropped;
            _tokens[at] = token;
        }

        _count = kept;
        _previous = first - _previous;
        _previousStart = start - dropped;
        return dropped;
    }
}
