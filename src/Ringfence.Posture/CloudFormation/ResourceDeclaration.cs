using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>A resource as a template writes it.</summary>
/// <param name="LogicalId">Its id.</param>
/// <param name="Type">CloudFormation's type.</param>
/// <param name="Body">All of it.</param>
/// <param name="Line">Where its id stands.</param>
/// <param name="Column">Where its id stands.</param>
internal sealed record ResourceDeclaration(string LogicalId, string Type, Node Body, int Line, int Column)
{
    /// <summary>The condition it exists under; null: always.</summary>
    public string? Condition => Body["Condition"] is { IsText: true } condition ? condition.Text : null;

    /// <summary>The construct that made it.</summary>
    public string? CdkPath => Body["Metadata"]?["aws:cdk:path"] is { IsText: true } path ? path.Text : null;
}
