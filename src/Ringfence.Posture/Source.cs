using Ringfence.Controls.Facts;
using Ringfence.Posture.Assemblies;
using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Intrinsics;

namespace Ringfence.Posture;

/// <summary>One template to be judged: CloudFormation's, or resources that were mapped to its shape.</summary>
internal sealed class Source
{
    private static readonly IReadOnlyList<World> One = [World.Undecided];

    private readonly TemplateModel? _model;
    private readonly IReadOnlyDictionary<string, TemplateDraft>? _children;
    private readonly Func<Template>? _template;
    private readonly Lazy<IReadOnlyDictionary<string, SourcePlace>>? _code;

    public Source(
        TemplateModel model,
        IReadOnlyDictionary<string, TemplateDraft> children,
        Func<IReadOnlyDictionary<string, SourcePlace>> code
    ) => (File, _model, _children, Worlds, _code) = (model.File, model, children, model.Worlds, new(code));

    public Source(string file, Func<Template> template) => (File, _template, Worlds) = (file, template, One);

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>The ways in which its conditions can go; never empty.</summary>
    public IReadOnlyList<World> Worlds { get; }

    /// <summary>A macro that may change what is written; null: none.</summary>
    public string? UnknownMacro => _model?.UnknownMacro;

    /// <summary>The parameter whose default stands at a place; null where none does.</summary>
    public string? DefaultAt(SourcePlace place) =>
        _model is not null && _model.Defaults.TryGetValue((place.Line, place.Column), out var parameter)
            ? parameter
            : null;

    /// <summary>The serverless resource that a resource is made of; null: none.</summary>
    public WrittenResource? MadeOf(string logicalId) => _model?.MadeOf(logicalId);

    /// <summary>The line of the app that made a resource; null where none is told.</summary>
    /// <param name="logicalId">Its id.</param>
    /// <param name="path">The construct that made it; null where the template does not say.</param>
    public SourcePlace? CodeOf(string logicalId, string? path) =>
        _code is null ? null
        : path is not null && _code.Value.TryGetValue(path, out var place) ? place
        : _code.Value.GetValueOrDefault(logicalId);

    /// <summary>All sources as templates, each in its world.</summary>
    public static IReadOnlyList<Template> Build(IReadOnlyList<Source> sources, IReadOnlyList<World> worlds)
    {
        var links = new Links();
        var resolvers = new Resolver?[sources.Count];
        var byModel = new Dictionary<TemplateModel, Resolver>();
        for (var at = 0; at < sources.Count; at++)
        {
            if (sources[at]._model is { } model)
            {
                byModel[model] = resolvers[at] = new Resolver(model, worlds[at], links);
            }
        }

        for (var at = 0; at < sources.Count; at++)
        {
            foreach (var (stack, child) in sources[at]._children ?? new Dictionary<string, TemplateDraft>())
            {
                links.Nest(resolvers[at]!, stack, byModel[child.Model!]);
            }
        }

        links.Settle([.. resolvers.OfType<Resolver>()]);
        var templates = new Template[sources.Count];
        for (var at = 0; at < sources.Count; at++)
        {
            templates[at] = resolvers[at] is { } resolver
                ? resolver.Template.Build(worlds[at], resolver)
                : sources[at]._template!();
        }

        return templates;
    }
}
