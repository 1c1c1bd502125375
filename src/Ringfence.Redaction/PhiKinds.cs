namespace Ringfence.Redaction;

/// <summary>The written forms of <see cref="PhiKind"/>.</summary>
public static class PhiKinds
{
    private static readonly string[] Labels =
    [
        "NAME",
        "LOCATION",
        "DATE",
        "AGE",
        "PHONE",
        "FAX",
        "EMAIL",
        "SSN",
        "MRN",
        "HEALTH_PLAN",
        "ACCOUNT",
        "LICENSE",
        "VEHICLE",
        "DEVICE",
        "URL",
        "IP",
        "BIOMETRIC",
        "PHOTO",
        "ID",
        "CREDENTIAL",
    ];

    /// <summary>How many kinds there are.</summary>
    public static int Count => Labels.Length;

    /// <summary>The kind's name in labels, JSON and audit entries, e.g. <c>HEALTH_PLAN</c>.</summary>
    public static string Label(this PhiKind kind) => Labels[(int)kind];

    /// <summary>The kind that <paramref name="label"/> names, in any case; false when none does.</summary>
    public static bool TryParse(string label, out PhiKind kind)
    {
        var index = Array.FindIndex(Labels, known => known.Equals(label, StringComparison.OrdinalIgnoreCase));
        kind = (PhiKind)Math.Max(index, 0);
        return index >= 0;
    }
}
