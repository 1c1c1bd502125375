using System.Collections.Concurrent;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Intrinsics;
using Ringfence.Posture.Readers;
using Ringfence.Posture.Sam;

namespace Ringfence.Posture.CloudFormation;

/// <summary>A CloudFormation template as it is written, with the values that are given for its parameters.</summary>
internal sealed class TemplateModel
{
    private const string Serverless = "AWS::Serverless-2016-10-31";

    // Functions may ask for more copies of a text, and of each other, than any deployment has: bounded, in characters.
    private const long MostComposed = 64 << 20;

    private readonly Node _root;
    private readonly List<SourceProblem> _problems = [];
    private readonly Dictionary<string, ResourceDeclaration> _byId = new(StringComparer.Ordinal);
    private long _composed; // by several threads, with Interlocked

    public TemplateModel(string file, Node root, IReadOnlyDictionary<string, PropertyValue> given)
    {
        (File, Given, _root) = (file, given, root);
        Macros = MacroNames(root["Transform"]);
        Parameters = ParameterReader.Read(root["Parameters"], file, given, _problems);
        Mappings = root["Mappings"];
        var undecided = new Resolver(this, World.Undecided, null);
        var loops = new ForEachLoops(undecided);
        Outputs = loops.Expand(root["Outputs"]);
        Resources = Declared(loops.Expand(Macros.Contains(Serverless) ? SamTransform.Expand(root) : root["Resources"]));
        var conditions = new Conditions(loops.Expand(root["Conditions"]), undecided, Parameters, _problems);
        Worlds = CloudFormation.Worlds.Of(
            conditions,
            ConditionUse.In(Resources, Outputs),
            ChoiceUse.In(Resources, Parameters)
        );
        if (Macros.Count == 0)
        {
            _problems.AddRange(ReferenceCycles.In(Resources));
        }

        if (loops.Overflow is { } overflow)
        {
            _problems.Add(overflow);
        }
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>Values from outside: parameters, and pseudo parameters by their full name.</summary>
    public IReadOnlyDictionary<string, PropertyValue> Given { get; }

    /// <summary>The transforms that a deployment runs over it.</summary>
    public IReadOnlyList<string> Macros { get; }

    public Dictionary<string, Parameter> Parameters { get; }

    public Node? Mappings { get; }

    public IReadOnlyList<ResourceDeclaration> Resources { get; }

    public Node? Outputs { get; }

    /// <summary>The ways in which its conditions can go; never empty.</summary>
    public IReadOnlyList<World> Worlds { get; }

    public IReadOnlyList<SourceProblem> Problems => _problems;

    /// <summary>The template of the world that is being judged; null before the first.</summary>
    public Template? Built { get; private set; }

    /// <summary>The values that came from a parameter's default: their places, and the parameter.</summary>
    public ConcurrentDictionary<(int Line, int Column), string> Defaults { get; } = [];

    /// <summary>A macro that may change what is written here, other than those that are understood; null: none.</summary>
    public string? UnknownMacro =>
        Macros.FirstOrDefault(macro =>
            macro
                is not (
                    Serverless
                    or "AWS::LanguageExtensions"
                    or "AWS::SecretsManager-2020-07-23"
                    or "AWS::SecretsManager-2024-09-16"
                    or "AWS::CodeDeployBlueGreen"
                    or "AWS::CodeStar"
                )
        );

    /// <summary>Counts what a function puts together, in characters; false once it is more than a template can mean.</summary>
    public bool Composes(int characters) => Interlocked.Add(ref _composed, characters) <= MostComposed;

    /// <summary>The serverless resource that a resource is made of: it stands at the same place; null: none.</summary>
    public WrittenResource? MadeOf(string logicalId)
    {
        if (!Macros.Contains(Serverless) || Find(logicalId) is not { } made)
        {
            return null;
        }

        foreach (var (id, body, line, column) in _root["Resources"]?.Members ?? [])
        {
            if (
                (line, column) == (made.Line, made.Column)
                && body["Type"] is { IsText: true } type
                && type.Text.StartsWith(SamTransform.Prefix, StringComparison.Ordinal)
            )
            {
                return new WrittenResource(id, type.Text);
            }
        }

        return null;
    }

    public ResourceDeclaration? Find(string logicalId) => _byId.GetValueOrDefault(logicalId);

    /// <summary>The template in one world.</summary>
    public Template Build(World world, Resolver resolver)
    {
        var resources = new List<Resource>(Resources.Count);
        foreach (var declaration in Resources)
        {
            var exists = declaration.Condition is { } condition ? world.Of(condition) : Controls.Truth.Yes;
            if (!exists.IsNo)
            {
                resources.Add(Resource(declaration, resolver, exists.IsUnknown));
            }
        }

        return Built = new Template(File, resources);
    }

    private Resource Resource(ResourceDeclaration declaration, Resolver resolver, bool perhaps)
    {
        var body = declaration.Body;
        var resource = new Resource(
            declaration.LogicalId,
            declaration.Type,
            new SourcePlace(File, declaration.Line, declaration.Column),
            () => resolver.Properties(body["Properties"])
        )
        {
            CdkPath = declaration.CdkPath,
            Perhaps = perhaps,
            DeletionPolicy = resolver.Attribute(body["DeletionPolicy"]),
            UpdateReplacePolicy = resolver.Attribute(body["UpdateReplacePolicy"]),
        };
        return resource;
    }

    private List<ResourceDeclaration> Declared(Node? section)
    {
        var resources = new List<ResourceDeclaration>(section?.Members.Count ?? 0);
        foreach (var (id, body, line, column) in section?.Members ?? [])
        {
            if (body["Type"] is { IsText: true } type)
            {
                var declaration = new ResourceDeclaration(id, type.Text, body, line, column);
                resources.Add(declaration);
                _byId[id] = declaration;
            }
            else if (!id.StartsWith("Fn::", StringComparison.Ordinal))
            {
                _problems.Add(new SourceProblem($"resource {id} has no Type", line, column));
            }
        }

        return resources;
    }

    private static IReadOnlyList<string> MacroNames(Node? transform) =>
        transform switch
        {
            null => [],
            { Kind: NodeKind.List } => [.. transform.Items.Select(NameOf)],
            _ => [NameOf(transform)],
        };

    private static string NameOf(Node node) => node.IsMap ? node["Name"]?.Text ?? "?" : node.Text;
}
