using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;
using Constructs;
using Ringfence.Controls;

namespace Ringfence.Cdk;

/// <summary>
/// Applies every <c>Set</c> construction of the catalogue to every resource in scope, so that a team's own buckets and
/// databases inherit it: <c>Aspects.Of(stack).Add(new RingfencedAspect())</c>. It changes only what fails its control,
/// so what is set otherwise and passes stays; a resource that <see cref="Acceptance"/> lets break a control is left as
/// it is. What needs a person's choice or a second resource it does not touch: <c>ringfence audit</c> tells that.
/// </summary>
public sealed class RingfencedAspect : DeputyBase, IAspect
{
    private readonly Dictionary<string, int> _applied = new(StringComparer.Ordinal);

    /// <summary>On how many resources it applied a control, by the control's id.</summary>
    public IReadOnlyDictionary<string, int> Applied => _applied;

    /// <inheritdoc />
    public void Visit(IConstruct node)
    {
        if (
            node is not CfnResource resource
            || !Catalogue.ByType.TryGetValue(resource.CfnResourceType, out var controls)
            || !controls.Any(control => control.Build.Sets.Count > 0)
        )
        {
            return;
        }

        var sketch = ResourceSketch.Read(resource);
        foreach (var control in controls)
        {
            if (control.Build.Sets.Count == 0 || resource.Accepts(control.Id))
            {
                continue;
            }

            var fact = sketch.Fact();
            if (control.Check(fact).Outcome == Outcome.Fail && Alone(control.FixFor(fact)) is { } sets)
            {
                sets.ForEach(sketch.Set);
                _applied[control.Id] = _applied.GetValueOrDefault(control.Id) + 1;
            }
        }
    }

    // The changes of a fix, where all of them are properties of the resource itself.
    private static List<SetProperty>? Alone(Fix? fix)
    {
        var sets = fix?.Changes.OfType<SetProperty>().ToList();
        return
            sets is null
            || sets.Count < fix!.Changes.Count
            || sets.Exists(set =>
                set.On is not null || set.Value.ToJsonString().Contains("$Self", StringComparison.Ordinal)
            )
            ? null
            : sets;
    }
}
