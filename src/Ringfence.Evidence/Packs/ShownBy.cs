using Ringfence.Controls;

namespace Ringfence.Evidence.Packs;

/// <summary>
/// What can show a control at all. Of most settings no event can: a bucket that was made without versioning writes the same event as one made
/// with it, and what nobody changed in a period has no event in it.
/// </summary>
internal static class ShownBy
{
    /// <summary>An audit's result.</summary>
    public const string Posture = "posture";

    /// <summary>Events of its <see cref="EvidenceQuery"/>.</summary>
    public const string Events = "events";

    /// <summary>The record itself: ledger, digests, layers against each other.</summary>
    public const string Record = "record";

    /// <summary>A person's statement.</summary>
    public const string Statement = "statement";

    /// <summary>In the order in which a reader would look; empty: nothing that is read here.</summary>
    public static IReadOnlyList<string> Of(Control control)
    {
        var by = new List<string>();
        if (control.ResourceTypes.Count > 0)
        {
            by.Add(Posture);
        }

        if (control.Evidence.Upholds.Count + control.Evidence.Breaks.Count > 0)
        {
            by.Add(Events);
        }

        if (LayerEvidence.Concerns(control.Id))
        {
            by.Add(Record);
        }

        if (control.Asks is not null)
        {
            by.Add(Statement);
        }

        return by;
    }

    /// <summary>Why nothing shows a control in a pack, and what would.</summary>
    public static string Missing(Control control, PackRequest request)
    {
        var by = Of(control);
        var nor = by.Contains(Events) ? "" : " No event can show it.";
        if (request.Posture.Any(file => file.Results.ContainsKey(control.Id)))
        {
            return $"Nothing in the period shows that it held.{nor}";
        }

        if (by.Contains(Statement) && control is not ResourceControl)
        {
            return $"Only a person can answer it, and nobody has: ringfence attest {control.Id} --statement … --owner … --expires …";
        }

        if (by.Contains(Posture))
        {
            return (
                    by.Contains(Events)
                        ? "An audit of the configuration shows it, or events do: "
                        : "Shown by posture, not by events: "
                )
                + (
                    request.Posture.Count == 0
                        ? "no result of an audit was given (ringfence audit PATH --all --format json --out audit.json, then --posture audit.json)."
                        : "the audits that were given do not judge it."
                );
        }

        return by.Contains(Record)
            ? "Shown by the gateway's ledger and the trail: none that verifies was given."
            : $"Nothing shows it.{nor}";
    }
}
