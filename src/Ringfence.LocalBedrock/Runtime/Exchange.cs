using System.Text.Json;
using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>One request and its answer, before they are put into an API's words.</summary>
/// <param name="Request">What was asked, as it came; alive as long as the call.</param>
/// <param name="Id">Makes the ids within the answer; the same call gives the same ids.</param>
/// <param name="Latency">What the stand-in was told to take, in all.</param>
/// <param name="FirstByte">What it was told to take before the first byte.</param>
/// <param name="Guarded">Null when no guardrail was asked for.</param>
internal sealed record Exchange(
    JsonElement Request,
    Guid Id,
    Placement Placement,
    Prompt Prompt,
    Answer Answer,
    Usage Usage,
    TimeSpan Latency,
    TimeSpan FirstByte,
    GuardedExchange? Guarded
)
{
    /// <summary>An id such as <c>msg_bdrk_01…</c>, of letters and digits.</summary>
    public string NewId(string prefix) => prefix + Id.ToString("N")[..24];
}
