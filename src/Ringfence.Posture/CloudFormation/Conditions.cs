using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Intrinsics;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>A template's <c>Conditions</c>, read into formulas.</summary>
internal sealed class Conditions
{
    private readonly Dictionary<string, Formula> _formulas = new(StringComparer.Ordinal);
    private readonly Dictionary<Atom, IReadOnlyList<string>> _atoms = [];
    private readonly Resolver _resolver;
    private readonly IReadOnlyDictionary<string, Parameter> _parameters;
    private readonly List<string> _order;

    public Conditions(
        Node? section,
        Resolver resolver,
        IReadOnlyDictionary<string, Parameter> parameters,
        List<SourceProblem> problems
    )
    {
        (_resolver, _parameters) = (resolver, parameters);
        foreach (var (name, expression, _, _) in section?.Members ?? [])
        {
            _formulas[name] = Read(expression);
        }

        var circular = new HashSet<string>(StringComparer.Ordinal);
        _order = Ordered(circular);
        foreach (var (name, _, line, column) in section?.Members ?? [])
        {
            if (circular.Contains(name))
            {
                problems.Add(new SourceProblem($"condition {name} refers to itself", line, column));
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _formulas.Count;

    /// <summary>What is not decided, with all that its left side may be (empty: anything).</summary>
    public IReadOnlyDictionary<Atom, IReadOnlyList<string>> Atoms => _atoms;

    /// <summary>Every condition's value where the atoms go one way. What refers to itself is Unknown.</summary>
    public Dictionary<string, Truth> Values(Func<Atom, Truth> atoms)
    {
        var values = new Dictionary<string, Truth>(_order.Count, StringComparer.Ordinal);
        foreach (var name in _order)
        {
            values[name] = _formulas[name].Value(atoms, Before);
        }

        return values;

        Truth Before(string name) => values.GetValueOrDefault(name, Truth.Unknown);
    }

    private Formula Read(Node expression)
    {
        if (expression is not { IsMap: true, Members: [var (function, argument, _, _)] })
        {
            return expression.Kind == NodeKind.Boolean
                ? new Formula.Known(expression.Text == "true")
                : Free($"{expression.Line}:{expression.Column}");
        }

        return function switch
        {
            "Condition" when argument.IsText => new Formula.Named(argument.Text),
            "Fn::Not" when argument.Items is [var inner] => new Formula.Not(Read(inner)),
            "Fn::And" => new Formula.All([.. argument.Items.Select(Read)]),
            "Fn::Or" => new Formula.Any([.. argument.Items.Select(Read)]),
            "Fn::Equals" when argument.Items is [var left, var right] => Equal(left, right),
            _ => Free($"{function} {expression.Line}:{expression.Column}"),
        };
    }

    private Formula Equal(Node left, Node right)
    {
        var (a, b) = (_resolver.Resolve(left), _resolver.Resolve(right));
        if (a.IsLiteral && b.IsLiteral)
        {
            return new Formula.Known(a.Text == b.Text);
        }

        if (a.Kind is PropertyKind.Text or PropertyKind.Unresolved && a.Text == b.Text && a.Text != "${?}")
        {
            return new Formula.Known(Truth.Yes);
        }

        var (unknown, literal) = b.IsLiteral ? (a, b) : (b, a);
        if (!literal.IsLiteral || unknown.Text is "" or "${?}")
        {
            return Free($"{a.Text} = {b.Text} {(a.Text is "" or "${?}" ? left.Line + ":" + left.Column : "")}");
        }

        var allowed = Allowed(unknown.Text);
        if (unknown.Is(literal.Text).IsNo || (allowed.Count > 0 && !allowed.Contains(literal.Text)))
        {
            return new Formula.Known(Truth.No);
        }

        var atom = new Atom(unknown.Text, literal.Text);
        _atoms.TryAdd(atom, allowed);
        return new Formula.Is(atom);
    }

    private IReadOnlyList<string> Allowed(string rendered) =>
        rendered.StartsWith("${", StringComparison.Ordinal)
        && _parameters.TryGetValue(rendered[2..^1], out var parameter)
            ? parameter.Allowed
            : [];

    private Formula.Is Free(string question)
    {
        var atom = new Atom(question, "");
        _atoms.TryAdd(atom, []);
        return new Formula.Is(atom);
    }

    // Each after those that it names, found depth first without recursion: a chain may be as long as the file allows.
    private List<string> Ordered(HashSet<string> circular)
    {
        var order = new List<string>(_formulas.Count);
        var open = new Dictionary<string, bool>(StringComparer.Ordinal);
        var way = new Stack<(string Name, IEnumerator<string> Next)>();
        foreach (var start in _formulas.Keys)
        {
            Enter(start);
            while (way.TryPeek(out var step))
            {
                if (step.Next.MoveNext())
                {
                    Enter(step.Next.Current);
                    continue;
                }

                way.Pop();
                step.Next.Dispose();
                open[step.Name] = false;
                order.Add(step.Name);
            }
        }

        return order;

        void Enter(string name)
        {
            if (!_formulas.TryGetValue(name, out var formula))
            {
                return;
            }

            if (open.TryAdd(name, true))
            {
                way.Push((name, Named(formula).GetEnumerator()));
            }
            else if (open[name])
            {
                circular.Add(name);
            }
        }
    }

    private static IEnumerable<string> Named(Formula formula) =>
        formula switch
        {
            Formula.Named named => [named.Condition],
            Formula.Not not => Named(not.Inner),
            Formula.All all => all.Parts.SelectMany(Named),
            Formula.Any any => any.Parts.SelectMany(Named),
            _ => [],
        };
}
