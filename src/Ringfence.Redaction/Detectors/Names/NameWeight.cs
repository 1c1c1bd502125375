using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>How much a word speaks for being part of a name, by the lists that hold it; in steps of evidence that are added up.</summary>
internal static class NameWeight
{
    /// <summary>The word by itself; with <paramref name="announced"/>, where the words around it speak of a person, doubts weigh less.</summary>
    public static double Of(Clue clues, bool announced = false)
    {
        if (clues.Any(Clue.Letter))
        {
            return 0.4;
        }

        if (clues.Any(Clue.GivenName))
        {
            // Some medicines bear given names (Yasmin, Allegra).
            return clues.Any(Clue.Clinical) ? 1.2 : 2.6;
        }

        if (clues.Any(Clue.Particle))
        {
            return 0.2;
        }

        var weight =
            clues.Any(Clue.FirstName) && !(clues.Any(Clue.FamilyName) && clues.Any(Clue.Common)) ? FirstName(clues)
            : clues.Any(Clue.Surname | Clue.FamilyName) ? Surname(clues)
            : clues.Any(Clue.English) ? Neither(clues)
            : 0.7;
        return weight
            + (clues.Any(Clue.Accented) && !clues.Any(Clue.English) ? 0.8 : 0)
            - (Doubt(clues) * (announced ? 0.4 : 1));
    }

    /// <summary>The word after a given name: a surname there is one even where it is a word or an eponym elsewhere.</summary>
    public static double AfterGivenName(Clue clues)
    {
        var weight = Of(clues);
        return clues.Any(Clue.AnyName) ? Math.Max(weight, clues.Any(Clue.Common) ? 0.4 : 0.8) : weight;
    }

    private static double Doubt(Clue clues)
    {
        var doubt = clues.Any(Clue.Eponym) ? 1.5 : 0;
        doubt +=
            clues.Any(Clue.City) ? 0.7
            : clues.Any(Clue.Town) ? 0.1
            : 0;
        return doubt + (clues.Any(Clue.Generic | Clue.FacilityName | Clue.State | Clue.Month | Clue.Holiday) ? 1.5 : 0);
    }

    private static double FirstName(Clue clues) =>
        clues.Any(Clue.Common) ? 0.5
        : clues.Any(Clue.Rare) ? 1.5
        : 2.2;

    private static double Surname(Clue clues) =>
        clues.Any(Clue.FamilyName) ? (clues.Any(Clue.Common) ? 0.9 : 1.4)
        : clues.Any(Clue.Common) ? -0.6
        : clues.Any(Clue.Rare) ? 0.3
        : 1.3;

    private static double Neither(Clue clues) => clues.Any(Clue.Common) ? -2.5 : -1.5;
}
