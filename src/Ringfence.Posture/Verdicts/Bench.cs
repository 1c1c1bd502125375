using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Verdicts;

/// <summary>Asks the controls. The one place that catches what a control throws: a bug, told under the control's own name.</summary>
internal sealed class Bench
{
    // Below this a second core costs more to wake than it gives.
    private const int WorthSharing = 256;

    private readonly Dictionary<string, List<ResourceControl>> _byType = new(StringComparer.Ordinal);
    private readonly List<EstateControl> _estate = [];
    private readonly IReadOnlyList<Control> _controls;

    public Bench(IReadOnlyList<Control> controls)
    {
        _controls = controls;
        foreach (var control in controls)
        {
            if (control is EstateControl whole)
            {
                _estate.Add(whole);
            }
            else if (control is ResourceControl single)
            {
                foreach (var type in single.ResourceTypes)
                {
                    if (!_byType.TryGetValue(type, out var list))
                    {
                        _byType[type] = list = [];
                    }

                    list.Add(single);
                }
            }
        }
    }

    /// <summary>Every control of each resource's type, in the order of the resources.</summary>
    public IEnumerable<Answer> Judge(List<Resource> resources)
    {
        resources.RemoveAll(resource => !_byType.ContainsKey(resource.Type));
        if (resources.Count < WorthSharing)
        {
            return resources.SelectMany(Judge);
        }

        var answers = new Answer[resources.Count][];
        Parallel.For(0, resources.Count, at => answers[at] = [.. Judge(resources[at])]);
        return answers.SelectMany(each => each);
    }

    /// <summary>The controls that the estate answers as a whole.</summary>
    public IEnumerable<Answer> Judge(Estate estate) => _estate.SelectMany(control => Judge(control, estate));

    /// <summary>What no resource here can answer: by attestation, or from a live account.</summary>
    public IEnumerable<Answer> Unasked(Estate estate)
    {
        foreach (var control in _controls)
        {
            if (control is EstateControl || control.ResourceTypes.Any(type => estate.OfType(type).Count > 0))
            {
                continue;
            }

            // None was found, and not all was read: there may be some.
            if (estate.Unread.FirstOrDefault(unread => control.ResourceTypes.Contains(unread.Type)) is { } unread)
            {
                yield return new Answer(control, null, Verdict.Unknown(unread.Reason));
                continue;
            }

            if (control.ResourceTypes.Any(estate.WasRead))
            {
                continue;
            }

            if (control.Asks is { } asks)
            {
                yield return new Answer(control, null, Verdict.Unknown($"Only an attestation can answer: {asks}"));
            }
            else if (
                control.ResourceTypes.Count > 0
                && control.ResourceTypes.All(type => type.StartsWith("Ringfence::", StringComparison.Ordinal))
            )
            {
                yield return new Answer(
                    control,
                    null,
                    Verdict.Unknown(
                        control.ResourceTypes[0].StartsWith("Ringfence::ClaudeCode::", StringComparison.Ordinal)
                            ? "The managed settings of Claude Code were not given; audit managed-settings.json too."
                            : "No template can show it: audit the account itself."
                    )
                );
            }
        }
    }

    private IEnumerable<Answer> Judge(Resource resource)
    {
        foreach (var control in _byType[resource.Type])
        {
            yield return new Answer(control, resource, Judge(control, resource));
        }
    }

    private static Verdict Judge(ResourceControl control, Resource resource)
    {
        try
        {
            if (resource.Estate.Unread.Count == 0)
            {
                return control.Check(resource);
            }

            using var consulted = Consulted.Watch();
            return Trusted.Of(control.Check(resource), consulted.Types, resource.Estate, resource.Template.Region);
        }
        catch (Exception error)
        {
            return Broken(error);
        }
    }

    private static List<Answer> Judge(EstateControl control, Estate estate)
    {
        try
        {
            using var consulted = Consulted.Watch();
            var judgements = control.Check(estate).ToList();
            return
            [
                .. judgements.Select(each => new Answer(
                    control,
                    each.Resource,
                    Trusted.Of(each.Verdict, consulted.Types, estate, region: null)
                )),
            ];
        }
        catch (Exception error)
        {
            return [new Answer(control, null, Broken(error))];
        }
    }

    private static Verdict Broken(Exception error) =>
        Verdict.Unknown($"This control is broken and could not judge: {error.GetType().Name}. Please report it.");
}
