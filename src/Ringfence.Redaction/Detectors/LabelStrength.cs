namespace Ringfence.Redaction.Detectors;

/// <summary>What must stand between a label and its value.</summary>
internal enum LabelStrength
{
    /// <summary>Nothing: "MRN 12345".</summary>
    Sure,

    /// <summary>A sign or a noun: "chart: 12345", "chart number 12345".</summary>
    NeedsSign,

    /// <summary>A noun or <c>#</c>: "patient number 12345".</summary>
    NeedsNoun,
}
