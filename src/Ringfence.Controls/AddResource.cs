using System.Text.Json.Nodes;

namespace Ringfence.Controls;

/// <summary>Adds a companion resource: a key, a bucket's policy, a log group.</summary>
/// <param name="LogicalId">Its id; <c>$Self</c> in it is the failing resource's: <c>$SelfKey</c>.</param>
/// <param name="Body">Type, Properties and attributes, as in a template; <c>$Self</c> in a Ref, GetAtt or Sub likewise.</param>
public sealed record AddResource(string LogicalId, JsonObject Body) : Change;
