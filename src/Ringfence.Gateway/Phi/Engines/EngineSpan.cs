using System.Runtime.InteropServices;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>What an engine found, in its own words.</summary>
/// <param name="Start">The first UTF-16 code unit, whatever the engine counts in.</param>
/// <param name="End">One past the last.</param>
/// <param name="Type">The engine's name for what it is.</param>
/// <param name="Score">How sure it is, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EngineSpan(int Start, int End, string Type, double Score);
