using Ringfence.Posture.CloudFormation;

namespace Ringfence.Posture.Verdicts;

/// <summary>An answer, and the world that it was given in.</summary>
internal sealed record WorldAnswer(World World, Answer Answer);
