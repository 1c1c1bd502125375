namespace Ringfence.Evidence.Detections;

/// <summary>All detections.</summary>
internal static class DetectionLibrary
{
    public static IReadOnlyList<Detection> All { get; } =
    [.. BoundaryCrossing.All, .. EvidenceTampering.All, .. AiControlPlane.All, .. IdentityMisuse.All, .. Behaviour.All];
}
