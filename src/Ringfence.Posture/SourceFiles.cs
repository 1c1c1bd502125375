using Ringfence.Controls.Facts;
using Ringfence.Posture.Assemblies;
using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Live;
using Ringfence.Posture.Readers;
using Ringfence.Posture.Terraform;

namespace Ringfence.Posture;

/// <summary>The files of a run, read.</summary>
/// <param name="Sources">What can be judged.</param>
/// <param name="Files">Every file, with what is wrong with it.</param>
internal sealed record SourceFiles(IReadOnlyList<Source> Sources, IReadOnlyList<AuditedFile> Files)
{
    /// <summary>What the files of a snapshot say that they lack.</summary>
    public IReadOnlyList<UnreadType> Unread { get; init; } = [];

    public static SourceFiles Read(IReadOnlyList<InputFile> inputs, AuditOptions options)
    {
        var reading = new Reading(options);
        for (var at = 0; at < inputs.Count; at++)
        {
            reading.Add(inputs[at]);
            options.Progress?.Invoke(at + 1, inputs.Count);
        }

        return reading.Done();
    }

    /// <summary>One run's reading, file by file.</summary>
    private sealed class Reading(AuditOptions options)
    {
        private readonly List<FileRecord> _files = [];
        private readonly List<TemplateDraft> _drafts = [];
        private readonly List<Source> _others = [];
        private readonly SnapshotReader _snapshot = new();
        private readonly Dictionary<string, TemplateDraft?> _byPath = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Node?> _manifests = new(StringComparer.Ordinal);

        public void Add(InputFile input)
        {
            var path = input.Content is null ? Path.GetFullPath(input.Name) : null;
            if (path is not null && !_byPath.TryAdd(path, null))
            {
                return;
            }

            var file = new FileRecord(input.Name, path);
            try
            {
                Recognise(Document.Read(input.Read()), input, file);
            }
            catch (UnreadableException error)
            {
                // Something else that lies in a directory is passed over.
                if (input.Named || Recognition.LooksLikeTemplate(input))
                {
                    file.Problems.Add(new SourceProblem(error.Message, error.Line, error.Column));
                    _files.Add(file);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                file.Problems.Add(new SourceProblem($"could not be read: {error.Message}", 0, 0));
                _files.Add(file);
            }
        }

        public SourceFiles Done()
        {
            for (var at = 0; at < _drafts.Count; at++)
            {
                Join(_drafts[at]);
            }

            NestedStacks.Model(_drafts, Given);
            var sources = new List<Source>(_drafts.Count + _others.Count);
            foreach (var draft in _drafts)
            {
                draft.File.Resources += draft.Model!.Resources.Count;
                draft.File.Problems.AddRange(draft.Model.Problems);
                sources.Add(new Source(draft.Model, draft.Children, () => Code(draft)));
            }

            sources.AddRange(_others);
            return new SourceFiles(sources, [.. _files.Select(file => file.Done())]) { Unread = _snapshot.Unread };
        }

        private void Recognise(IReadOnlyList<Node> documents, InputFile input, FileRecord file)
        {
            var known = false;
            for (var at = 0; at < documents.Count; at++)
            {
                // Several documents of one file are told apart by their number.
                var (root, name) = (documents[at], at == 0 ? input.Name : $"{input.Name}#{at + 1}");
                if (Recognition.IsTemplate(root))
                {
                    var draft = new TemplateDraft(name, file, root);
                    _drafts.Add(draft);
                    known = true;
                    if (file.Path is { } path && at == 0)
                    {
                        _byPath[path] = draft;
                    }
                }
                else if (SnapshotReader.IsManifest(root))
                {
                    return;
                }
                else if (_snapshot.Read(root, name) is { } resources)
                {
                    _others.Add(resources.Source);
                    file.Resources += resources.Count;
                    known = true;
                }
                else if (Mapped(root, name) is { } source)
                {
                    _others.Add(source.Source);
                    file.Resources += source.Resources;
                    known = true;
                }
                else if (CloudAssembly.IsManifest(root) && file.Path is not null)
                {
                    var directory = Path.GetDirectoryName(input.Name) ?? "";
                    foreach (var template in CloudAssembly.Templates(root, directory).ToList())
                    {
                        Add(new InputFile(template, Named: true));
                    }

                    return;
                }
            }

            if (known || input.Named)
            {
                if (!known)
                {
                    file.Problems.Add(new SourceProblem(Recognition.Unrecognised, 0, 0));
                }

                _files.Add(file);
            }
        }

        private static (Source Source, int Resources)? Mapped(Node root, string name)
        {
            if (ClaudeSettings.Is(root))
            {
                return (new Source(name, () => ClaudeSettings.Read(root, name)), 1);
            }

            if (Plan.Is(root))
            {
                return (
                    new Source(name, () => PlanTemplate.Read(root, name)),
                    PlanTemplate.Read(root, name).Resources.Count
                );
            }

            return null;
        }

        private void Join(TemplateDraft parent)
        {
            foreach (var (id, path) in NestedStacks.Of(parent).ToList())
            {
                var full = Path.GetFullPath(path);
                if (!_byPath.ContainsKey(full) && File.Exists(full))
                {
                    Add(new InputFile(Beside(parent, path), Named: true));
                }

                if (_byPath.TryGetValue(full, out var child) && child is not null && child != parent)
                {
                    parent.Children[id] = child;
                    child.Parents.Add((parent, id));
                }
            }
        }

        // A nested template is named as its parent was: relative where that is.
        private static string Beside(TemplateDraft parent, string path) =>
            Path.IsPathRooted(parent.Name) ? path : Path.GetRelativePath(Directory.GetCurrentDirectory(), path);

        private Node? Manifest(string directory)
        {
            if (!_manifests.TryGetValue(directory, out var manifest))
            {
                _manifests[directory] = manifest = CloudAssembly.Read(directory);
            }

            return manifest;
        }

        private IReadOnlyDictionary<string, SourcePlace> Code(TemplateDraft draft)
        {
            // An assembly notes what nested stacks hold with the stack that nests them.
            var path = draft.Outermost.File.Path;
            var (directory, file) = (Path.GetDirectoryName(path), Path.GetFileName(path));
            return CodePlaces.Of(directory is null ? null : Manifest(directory), directory ?? "", file ?? "");
        }

        private IReadOnlyDictionary<string, PropertyValue> Given(TemplateDraft draft)
        {
            if (draft.Outermost.File.Path is not { } path)
            {
                return options.Parameters;
            }

            var environment = CloudAssembly.Environment(Manifest(Path.GetDirectoryName(path)!), Path.GetFileName(path));
            if (draft.Parents.Count > 0)
            {
                // A nested stack stands where its parent does, under a name of its own. Several parents may stand apart.
                environment =
                    draft.Parents.Count == 1
                        ? environment.Where(each => each.Key != "AWS::StackName").ToDictionary(StringComparer.Ordinal)
                        : new Dictionary<string, PropertyValue>();
            }

            if (environment.Count == 0)
            {
                return options.Parameters;
            }

            var given = new Dictionary<string, PropertyValue>(environment, StringComparer.Ordinal);
            foreach (var (name, value) in options.Parameters)
            {
                given[name] = value;
            }

            return given;
        }
    }
}
