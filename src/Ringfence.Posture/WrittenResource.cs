namespace Ringfence.Posture;

/// <summary>A resource as it stands in a template, of which a transform makes others.</summary>
/// <param name="LogicalId">Its id in the template.</param>
/// <param name="Type"><c>AWS::Serverless::…</c>.</param>
public sealed record WrittenResource(string LogicalId, string Type);
