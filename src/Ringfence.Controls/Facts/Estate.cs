using System.Collections.Concurrent;

namespace Ringfence.Controls.Facts;

/// <summary>All templates, or the account, that are audited together.</summary>
public sealed class Estate
{
    private static readonly IReadOnlyList<Resource> None = [];
    private readonly Dictionary<string, Template> _byFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Resource>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Path), Dictionary<Resource, List<Resource>>> _referring = [];
    private readonly Dictionary<(string Type, string Path), List<Resource>> _unplaced = [];
    private readonly Dictionary<string, Dictionary<string, Resource>> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<object, Kept> _kept = new();

    /// <summary>An estate of these templates.</summary>
    /// <param name="templates">The templates, or the files of a snapshot.</param>
    /// <param name="expectations">What the reader's organisation has decided.</param>
    /// <param name="unread">The types of a running account that were not read whole.</param>
    public Estate(
        IReadOnlyList<Template> templates,
        Expectations? expectations = null,
        IReadOnlyList<UnreadType>? unread = null
    )
    {
        ArgumentNullException.ThrowIfNull(templates);
        (Templates, Expectations, Unread) = (templates, expectations ?? new Expectations(), unread ?? []);
        foreach (var template in templates)
        {
            template.Estate = this;
            _byFile.TryAdd(template.File, template);
            if (template.Holds is { } type)
            {
                _read.Add(type);
            }

            foreach (var resource in template.Resources)
            {
                if (!_byType.TryGetValue(resource.Type, out var ofType))
                {
                    _byType[resource.Type] = ofType = [];
                }

                ofType.Add(resource);
            }
        }
    }

    /// <summary>The templates.</summary>
    public IReadOnlyList<Template> Templates { get; }

    /// <summary>What the reader's organisation has decided.</summary>
    public Expectations Expectations { get; }

    /// <summary>The types of a running account that were not read whole; empty for templates.</summary>
    public IReadOnlyList<UnreadType> Unread { get; }

    /// <summary>The types that occur.</summary>
    public IReadOnlyCollection<string> Types => _byType.Keys;

    /// <summary>The resources of a type, in the order of the templates.</summary>
    public IReadOnlyList<Resource> OfType(string type)
    {
        Consulted.Note(type);
        return Read(type);
    }

    /// <summary>The first resource of a type; null where there is none.</summary>
    public Resource? FirstOf(string type) => OfType(type) is [var first, ..] ? first : null;

    /// <summary>A resource by its id in a file's template; with no file, the first of that id anywhere. Null where there is none.</summary>
    public Resource? Find(string? file, string logicalId)
    {
        if (file is not null)
        {
            return _byFile.TryGetValue(file, out var template) ? template.Find(logicalId) : null;
        }

        foreach (var template in Templates)
        {
            if (template.Find(logicalId) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The resources of several types.</summary>
    public IEnumerable<Resource> OfTypes(params IEnumerable<string> types) => types.SelectMany(OfType);

    /// <summary>
    /// The resource that a value names: by a reference to it, or by its name or ARN in a text. Null where it is not in
    /// the estate; ask <see cref="PropertyValue.IsUnresolved"/> whether it could be.
    /// </summary>
    /// <param name="value">A <c>Ref</c>, a <c>GetAtt</c>, a name, an ARN, or a text that holds one of them (<c>${Logs.Arn}/*</c>).</param>
    /// <param name="type">The type looked for.</param>
    public Resource? Find(PropertyValue value, string type)
    {
        ArgumentNullException.ThrowIfNull(value);
        var found = Named(value, type);
        if (found is null)
        {
            Consulted.Note(type);
        }

        return found;
    }

    private Resource? Named(PropertyValue value, string type)
    {
        if (value.Target is { } target)
        {
            return target.Type == type ? target : null;
        }

        if (value.IsUnresolved)
        {
            // A parameter names what another property of the same file names by it; nothing else that is unresolved does.
            return
                Names(type).TryGetValue(value.Text, out var named)
                && value.Text != "${?}"
                && named.Place.File == value.Place?.File
                ? named
                : null;
        }

        return value.Kind == PropertyKind.Text ? ResourceNames.Find(value, type, Names(type), this) : null;
    }

    /// <summary>The resources of a type whose property names this one: the policies of a bucket, the routes of a table.</summary>
    /// <param name="resource">The one named.</param>
    /// <param name="type">The type of those that name it.</param>
    /// <param name="path">The property of theirs that names it; a list's items each may.</param>
    public IReadOnlyList<Resource> Referring(Resource resource, string type, string path)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Consulted.Note(type);
        lock (_referring)
        {
            // One index serves each pair of a type and a path for every type of resource that is named there.
            if (!_referring.TryGetValue((type + '>' + resource.Type, path), out var index))
            {
                _referring[(type + '>' + resource.Type, path)] = index = [];
                foreach (var candidate in Read(type))
                {
                    foreach (var named in candidate[path].Items)
                    {
                        if (Named(named, resource.Type) is { } target)
                        {
                            if (!index.TryGetValue(target, out var list))
                            {
                                index[target] = list = [];
                            }

                            list.Add(candidate);
                        }
                    }
                }
            }

            return index.TryGetValue(resource, out var found) ? found : None;
        }
    }

    /// <summary>
    /// The resources of a type whose property is known only when deployed and names none of the estate: a policy whose
    /// bucket is another stack's export. Any of them may name a resource of another file.
    /// </summary>
    /// <param name="type">The type of those that name.</param>
    /// <param name="path">The property of theirs that names; a list's items each may.</param>
    /// <param name="named">The type that is named.</param>
    public IReadOnlyList<Resource> Unplaced(string type, string path, string named)
    {
        Consulted.Note(type);
        lock (_unplaced)
        {
            if (!_unplaced.TryGetValue((type + '>' + named, path), out var found))
            {
                _unplaced[(type + '>' + named, path)] = found = [
                    .. Read(type)
                        .Where(each => each[path].Items.Any(item => item.IsUnresolved && Named(item, named) is null)),
                ];
            }

            return found;
        }
    }

    /// <summary>The verdict where nothing that was looked for is found.</summary>
    /// <param name="what">What was looked for, as a noun with its article: <c>a GuardDuty detector</c>.</param>
    public Verdict Absent(string what) =>
        Expectations.Complete
            ? Verdict.Fail($"Nothing here defines {what}, and what was given is said to be complete.")
            : Verdict.Unknown(
                $"Nothing here defines {what}; it may stand in another stack or account. Audit that too, or say --complete when this is all there is."
            );

    /// <summary>Whether a running account was asked for all of a type, and gave them: none found is none there.</summary>
    public bool WasRead(string type) => _read.Contains(type) && !Unread.Any(unread => unread.Type == type);

    /// <summary>The region of a running account that a file was read from; null for a template's.</summary>
    internal string? RegionOf(string? file) =>
        file is not null && _byFile.TryGetValue(file, out var template) ? template.Region : null;

    /// <summary>What is worked out of an estate once and read often.</summary>
    /// <param name="key">Whose it is: one object for each question.</param>
    /// <param name="build">Works it out. It may be asked twice when two threads ask first.</param>
    public T Keep<T>(object key, Func<Estate, T> build)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(build);
        if (!_kept.TryGetValue(key, out var kept))
        {
            using var consulted = Consulted.Watch();
            var value = build(this);
            _kept[key] = kept = new Kept(value, consulted.Types);
        }

        // Who reads it rests on the same lists as who worked it out.
        Consulted.Note(kept.Types);
        return (T)kept.Value;
    }

    private IReadOnlyList<Resource> Read(string type) => _byType.TryGetValue(type, out var found) ? found : None;

    private Dictionary<string, Resource> Names(string type)
    {
        lock (_byName)
        {
            if (!_byName.TryGetValue(type, out var names))
            {
                _byName[type] = names = ResourceNames.Index(Read(type));
            }

            return names;
        }
    }

    private sealed record Kept(object Value, IReadOnlyCollection<string> Types);
}
