using System.Text.Json.Nodes;
using Ringfence.Controls;

namespace Ringfence.Posture.Fixes;

/// <summary>Writes one fix into a template's text.</summary>
internal static class FixText
{
    /// <summary>The text with the fix's changes, in their order.</summary>
    /// <exception cref="UneditableException">One of them cannot be written.</exception>
    public static string Write(string text, Fix fix, FindingResource resource)
    {
        var written = Written(text, resource);
        foreach (var change in fix.Changes)
        {
            text = change switch
            {
                SetProperty set => SourceEditor.Set(
                    text,
                    set.On ?? resource.Written.LogicalId,
                    set.Path,
                    Selfless.Node(set.Value, resource.LogicalId)
                ),
                RemoveProperty remove => SourceEditor.Remove(text, resource.Written.LogicalId, remove.Path),
                AddResource add => SourceEditor.Add(
                    text,
                    Selfless.Text(add.LogicalId, resource.LogicalId),
                    Companion(add, resource, written)
                ),
                _ => throw new UneditableException("the change is of a kind that is not written into templates"),
            };
        }

        return text;
    }

    /// <summary>The resource as the file has it.</summary>
    /// <exception cref="UneditableException">The file is no template, or the resource is made by something else in it.</exception>
    private static Written Written(string text, FindingResource resource)
    {
        if (resource.CdkPath is { } path)
        {
            throw new UneditableException($"a CDK app writes this template: change the construct {path} in its source");
        }

        if (new SourceEditor(text).Resources is not { } resources)
        {
            throw new UneditableException(
                "only CloudFormation templates are edited; a plan or a settings file must change at its source"
            );
        }

        if (resources.Member(resource.Written.LogicalId)?.Value is not { } written)
        {
            throw new UneditableException(
                "an expansion (Fn::ForEach, SAM or a macro) writes this resource: change what it is expanded from"
            );
        }

        var type = written.Member("Type")?.Value.Text ?? "";
        return type == resource.Written.Type
            ? written
            : throw new UneditableException(
                $"it is written as {type}, which expands to {resource.Type}: change it there"
            );
    }

    private static JsonObject Companion(AddResource add, FindingResource resource, Written written)
    {
        var body = (JsonObject)Selfless.Node(add.Body, resource.LogicalId);

        // A companion of a resource that may not be made must not be made either.
        if (written.Member("Condition")?.Value is { Kind: WrittenKind.Scalar } condition && body["Condition"] is null)
        {
            body.Insert(1, "Condition", condition.Text);
        }

        return body;
    }
}
