using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>(A) Names typed without capitals: after a title or "name is", words of the name lists; elsewhere a given name and a surname that are no English words.</summary>
internal sealed class LowerCaseName : Detector
{
    public override Clue Triggers => Clue.FirstName | Clue.Title | Clue.NameCue;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.Has(at, Clue.Title | Clue.NameCue))
        {
            AfterCue(passage, at, found);
        }
        else if (
            passage.Has(at, Clue.Lower)
            && IsOnlyName(passage, at, Clue.FirstName)
            && IsOnlyName(passage, at + 1, Clue.Surname | Clue.FirstName)
        )
        {
            found.Add(
                passage.Start(at),
                passage.End(at + 1),
                PhiKind.Name,
                0.65,
                "given name and surname, no capitals"
            );
        }
    }

    private static void AfterCue(in Passage passage, int at, Findings found)
    {
        var first = at + 1;
        while (
            passage.Sign(first) is ':' or '.' or ','
            || passage.IsAny(first, ["is", "was", "of"])
            || passage.Has(first, Clue.Possessive)
        )
        {
            first++;
        }

        if (
            !(
                IsOnlyName(passage, first, Clue.AnyName)
                || (
                    passage.Has(first, Clue.Lower)
                    && passage.Has(first, Clue.GivenName)
                    && IsOnlyName(passage, first + 1, Clue.AnyName)
                )
            ) || passage.Has(first, Clue.LineBefore)
        )
        {
            return;
        }

        var last = IsOnlyName(passage, first + 1, Clue.AnyName) && !passage.Touches(first + 1) ? first + 1 : first;
        found.Add(
            passage.Start(first),
            passage.End(last),
            PhiKind.Name,
            0.75,
            "name after a title or name word, no capitals"
        );
    }

    private static bool IsOnlyName(in Passage passage, int at, Clue lists) =>
        passage.Has(at, Clue.Lower)
        && passage.Has(at, lists)
        && !passage.Has(
            at,
            Clue.English
                | Clue.Clinical
                | Clue.Disorder
                | Clue.Unit
                | Clue.Eponym
                | Clue.Role
                | Clue.Person
                | Clue.Relation
        )
        && passage.Tokens[at].Length > 2;
}
