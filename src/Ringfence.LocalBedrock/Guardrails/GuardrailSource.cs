namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>Which side of the model a text is on.</summary>
internal enum GuardrailSource
{
    Input,
    Output,
}
