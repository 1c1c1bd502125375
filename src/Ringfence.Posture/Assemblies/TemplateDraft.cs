using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Assemblies;

/// <summary>A template that was read, before it is known which others it belongs with.</summary>
/// <param name="Name">As findings name it.</param>
/// <param name="File">The file that it stands in.</param>
/// <param name="Root">Its content.</param>
internal sealed record TemplateDraft(string Name, FileRecord File, Node Root)
{
    /// <summary>The nested stacks whose templates are here: by the logical id of the stack's resource.</summary>
    public Dictionary<string, TemplateDraft> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The stacks that nest it.</summary>
    public List<(TemplateDraft Parent, string LogicalId)> Parents { get; } = [];

    /// <summary>The stack that nests it, at the end of every chain of nesting: of a stack that none nests, itself.</summary>
    public TemplateDraft Outermost
    {
        get
        {
            var (outer, seen) = (this, new HashSet<TemplateDraft>(ReferenceEqualityComparer.Instance));
            while (outer.Parents is [var (parent, _), ..] && seen.Add(outer))
            {
                outer = parent;
            }

            return outer;
        }
    }

    /// <summary>Its model, once its parents have one.</summary>
    public TemplateModel? Model { get; set; }
}
