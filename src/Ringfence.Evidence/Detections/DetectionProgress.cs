using System.Runtime.InteropServices;

namespace Ringfence.Evidence.Detections;

/// <summary>How far a look for everything has come.</summary>
/// <param name="Done">Detections that have answered.</param>
/// <param name="All">Detections asked.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DetectionProgress(int Done, int All);
