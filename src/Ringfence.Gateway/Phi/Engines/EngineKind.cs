namespace Ringfence.Gateway.Phi.Engines;

/// <summary>What can be asked beside the gateway's own detectors.</summary>
internal enum EngineKind
{
    /// <summary>None was named.</summary>
    None,

    /// <summary>Amazon Comprehend Medical, <c>DetectPHI</c>.</summary>
    ComprehendMedical,

    /// <summary>A Bedrock guardrail's sensitive-information policy, <c>ApplyGuardrail</c>.</summary>
    Guardrail,

    /// <summary>Microsoft Presidio's analyzer over HTTP, <c>/analyze</c>.</summary>
    Presidio,
}
