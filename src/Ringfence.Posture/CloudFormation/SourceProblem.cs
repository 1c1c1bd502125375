namespace Ringfence.Posture.CloudFormation;

/// <summary>Something wrong with a file that is audited all the same. Line 0: the file as a whole.</summary>
internal sealed record SourceProblem(string Message, int Line, int Column);
