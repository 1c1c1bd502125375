using Ringfence.Posture.CloudFormation;

namespace Ringfence.Posture.Verdicts;

/// <summary>An answer, and the world that it was given in.</summary>
internal readonly record struct WorldAnswer(World World, Answer Answer);
