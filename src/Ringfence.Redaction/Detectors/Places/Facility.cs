using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>
/// (B) Hospitals, clinics and other sites by name: proper words before "Hospital", "Clinic", "Medical Center"; "University of X";
/// well-known short names (<c>UCSF</c>); and after "seen at" or "admitted to" any proper words.
/// </summary>
internal sealed class Facility : Detector
{
    public override Clue Triggers => Clue.FacilityHead | Clue.FacilityName | Clue.PlacePreposition | Clue.StreetSuffix;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.IsAny(at, ["county", "parish", "township", "borough"]))
        {
            County(passage, at, found);
        }
        else if (
            passage.Has(at, Clue.FacilityHead)
            && (
                !passage.Is(at, "home")
                || (
                    passage.Has(at, Clue.Upper)
                    && passage.IsAny(at - 1, ["nursing", "care", "rest", "group", "funeral", "retirement"])
                )
            )
        )
        {
            Headed(passage, at, found);
        }

        if (passage.Has(at, Clue.FacilityName) && passage.Has(at, Clue.Upper))
        {
            Known(passage, at, found);
        }

        if (passage.Has(at, Clue.PlacePreposition))
        {
            AfterCare(passage, at, found);
        }

        if (passage.IsAny(at, ["st", "saint", "mt"]) && passage.Has(at, Clue.Upper))
        {
            Saint(passage, at, found);
        }
    }

    /// <summary>"UCSF", "Johns Hopkins", "at Mayo": a capitalised short name needs a preposition, for "Mayo scissors" are none.</summary>
    private static void Known(in Passage passage, int at, Findings found)
    {
        var first = SitePhrase.Start(passage, at);
        var end = SitePhrase.End(passage, at);
        var before = passage.IsAny(first - 1, ["the", "our"]) ? first - 2 : first - 1;
        if (
            passage.Has(end, Clue.Disorder)
            || !(
                passage.Has(at, Clue.AllCaps)
                || passage.Has(before, Clue.PlacePreposition | Clue.CareVerb)
                || end - first > 1
            )
        )
        {
            return;
        }

        found.Add(
            passage.Start(first),
            passage.End(SitePhrase.Town(passage, end - 1)),
            PhiKind.Location,
            0.7,
            "name of a hospital or system"
        );
    }

    private static void Headed(in Passage passage, int at, Findings found)
    {
        var first = SitePhrase.Before(passage, at);
        if (first < at)
        {
            found.Add(
                passage.Start(first),
                passage.End(SitePhrase.After(passage, at)),
                PhiKind.Location,
                0.85,
                "proper words before a word for a site"
            );
        }
        else if (
            passage.Has(at, Clue.Upper)
            && passage.IsAny(at, ["university", "college", "hospital", "school", "church"])
            && passage.Is(at + 1, "of")
            && (
                SitePhrase.IsProper(passage, at + 2)
                || (passage.Has(at + 2, Clue.State) && passage.Has(at + 2, Clue.Upper))
            )
        )
        {
            found.Add(
                passage.Start(at),
                passage.End(SitePhrase.End(passage, at + 2) - 1),
                PhiKind.Location,
                0.8,
                "site of a place"
            );
        }
    }

    /// <summary>"Cook County", "Orleans Parish", "County of Kings": not "the County Hospital".</summary>
    private static void County(in Passage passage, int at, Findings found)
    {
        if (!passage.Has(at, Clue.Capitalised))
        {
            return;
        }

        var first = at;
        while (
            first > 0
            && at - first < 3
            && !passage.Has(first, Clue.LineBefore)
            && passage.Has(first - 1, Clue.Capitalised | Clue.Mixed)
            && !passage.Has(first - 1, Clue.Generic | Clue.Function | Clue.Clinical | Clue.Heading | Clue.Title)
        )
        {
            first--;
        }

        if (first < at)
        {
            var last = at;
            while (
                passage.Has(last + 1, Clue.FacilityHead | Clue.Generic)
                && passage.Has(last + 1, Clue.Capitalised)
                && !passage.Has(last + 1, Clue.LineBefore)
            )
            {
                last++;
            }

            found.Add(passage.Start(first), passage.End(last), PhiKind.Location, 0.8, "county");
        }
        else if (
            passage.Is(at + 1, "of")
            && passage.Has(at + 2, Clue.Capitalised)
            && !passage.Has(at + 2, Clue.Generic | Clue.Clinical)
        )
        {
            found.Add(passage.Start(at), passage.End(at + 2), PhiKind.Location, 0.75, "county");
        }
    }

    /// <summary>"seen at Johns Hopkins", "transferred from Baylor": the verb makes any proper words a site.</summary>
    private static void AfterCare(in Passage passage, int at, Findings found)
    {
        var first = passage.IsAny(at + 1, ["the", "our"]) ? at + 2 : at + 1;
        if (!SitePhrase.CanHold(passage, first) && !passage.IsAny(first, ["st", "mt"]))
        {
            return;
        }

        var end = SitePhrase.End(passage, first);
        if (
            passage.Has(end, Clue.Disorder)
            || !SitePhrase.HoldsProper(passage, first, end)
            || !HasCareBefore(passage, at)
        )
        {
            return;
        }

        var sure = passage.IsAny(at, ["at", "@"]);
        found.Add(
            passage.Start(first),
            passage.End(SitePhrase.Town(passage, end - 1)),
            PhiKind.Location,
            sure ? 0.75 : 0.6,
            "proper words after a verb of care"
        );
    }

    private static bool HasCareBefore(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 10); before--)
        {
            if (passage.Has(before, Clue.CareVerb))
            {
                return true;
            }

            if (
                passage.Has(before, Clue.Dot)
                && !passage.Touches(before + 1)
                && passage.Has(before + 1, Clue.Upper)
                && !passage.Has(before - 1, Clue.Title | Clue.Letter)
            )
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"St. Luke's", "Mt. Sinai": with a possessive, a head or a preposition; not ST elevation, not a street.</summary>
    private static void Saint(in Passage passage, int at, Findings found)
    {
        var first = passage.Has(at + 1, Clue.Dot) ? at + 2 : at + 1;
        if (
            passage.Has(at, Clue.AllCaps)
            || !passage.Has(first, Clue.Capitalised)
            || passage.Has(first, Clue.LineBefore)
        )
        {
            return;
        }

        var end = SitePhrase.End(passage, first);
        var placed = passage.Has(at - 1, Clue.PlacePreposition) || passage.Is(at - 1, "the");
        if (passage.Has(first + 1, Clue.Possessive) || passage.Has(end, Clue.FacilityHead) || placed)
        {
            found.Add(
                passage.Start(at),
                passage.End(end - 1),
                PhiKind.Location,
                0.8,
                "saint's or mountain's name as a site"
            );
        }
    }
}
