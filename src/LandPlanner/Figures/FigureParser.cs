using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>Reads a query by recursive descent; the grammar is in <c>Figures.md</c>. What needs no workspace to be seen wrong (words, roles, units, kinds) is refused here.</summary>
public sealed class FigureParser
{
    private const decimal MostNumber = 1_000_000_000_000_000;

    private static readonly Dictionary<string, Comparison> Comparisons = new(StringComparer.Ordinal)
    {
        ["="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        ["<"] = Comparison.Less,
        ["<="] = Comparison.LessOrEqual,
        [">"] = Comparison.Greater,
        [">="] = Comparison.GreaterOrEqual,
    };

    private static readonly QuantityKind[] SummedKinds = [QuantityKind.Area, QuantityKind.Money, QuantityKind.Homes];
    private static readonly string[] Measures = ["count", "area", "sum"];
    private static readonly string[] Keywords = [.. Measures, "of", "in", "on", "where", "and", "or", "not", "is", "starts", "with", "layer", "distinct", "overlaps", "within", "if", "any", "else"];

    private readonly FigureText _text;
    private readonly FigureVocabulary _words;
    private readonly IReadOnlyList<FigureToken> _tokens;
    private int _at;

    private FigureParser(FigureText text, FigureVocabulary words) => (_text, _words, _tokens) = (text, words, new FigureLexer(text).Read());

    private FigureToken Here => _tokens[_at];

    /// <exception cref="FigureException">The query cannot be understood; says where and why.</exception>
    public static FigureQuery Parse(FigureText text, FigureVocabulary words) => new FigureParser(text, words).Whole();

    private FigureQuery Whole()
    {
        var query = Query();
        return Here.Kind == FigureTokenKind.End ? query : throw Unexpected("'+', '-', 'if any' or the end", ["where", "and", "or", "on", "if"]);
    }

    private FigureQuery Query()
    {
        var terms = new List<FigureTerm> { new(Measure(), false) };
        while (Here.Is("+") || Here.Is("-"))
        {
            var sign = Take();
            var (at, measure) = (Here.Offset, Measure());
            if (measure.Kind != terms[0].Measure.Kind)
                throw _text.Wrong(at, $"{Said(measure.Kind)} cannot be {(sign.Is("+") ? (Sentence)"added to" : "taken from")} {Said(terms[0].Measure.Kind)}.");
            terms.Add(new(measure, sign.Is("-")));
        }

        return new(_text, terms) { Fallback = TryTake("if") ? Fallback(terms[0].Measure.Kind) : null };
    }

    /// <summary>"any SOURCE [where …] else QUERY"</summary>
    private FigureFallback Fallback(QuantityKind kind)
    {
        Need("any");
        var any = SourceName();
        any = any with { Where = Where() };
        Need("else");
        var (at, query) = (Here.Offset, Query());
        return query.Kind == kind ? new(any, query) : throw _text.Wrong(at, $"{Said(query.Kind)} cannot stand for {Said(kind)}.");
    }

    private FigureMeasure Measure()
    {
        if (TryTake("count"))
            return TryTake("distinct") ? new FigureMeasure.Distinct(CountedField(), Source()) : new FigureMeasure.Number(Source());
        if (TryTake("area"))
            return Land();
        if (TryTake("sum"))
            return Sum();
        throw Unexpected("'count', 'area' or 'sum'", Measures);
    }

    private FigureMeasure.Land Land()
    {
        Need("of");
        var source = SourceName();
        var region = TryTake("on") ? Region() : null;
        return new(source with { Where = Where() }, region);
    }

    private FigureMeasure.Sum Sum()
    {
        Need("of");
        var field = Field();
        var unit = TryTake("in") ? Unit() : null;
        if (unit is null && !FigureVocabulary.DeclaresArea(field.Name))
            throw _text.Wrong(Here.Offset, $"say what '{field.Name}' is given in, such as 'sum of {field.Name} in mu of …'.");
        return unit is { Kind: QuantityKind.Count }
            ? throw _text.Wrong(_tokens[_at - 1].Offset, $"a sum is of land, of money or of homes; '{unit.Word}' counts features, which 'count of …' does.")
            : new(field, unit, Source(), unit?.Kind ?? QuantityKind.Area);
    }

    private FigureField CountedField()
    {
        var field = Field();
        return field.Name == FigureField.Stage ? throw _text.Wrong(field.Offset, "a stage is only compared with; count the values of 'state' instead.") : field;
    }

    /// <summary>"of SOURCE [where …]"</summary>
    private FigureSource Source()
    {
        Need("of");
        var source = SourceName();
        return source with { Where = Where() };
    }

    private FigureCondition? Where()
    {
        if (!TryTake("where"))
            return null;
        return Or();
    }

    /// <summary>"SOURCE", or "(SOURCE where …)"</summary>
    private FigureSource Region()
    {
        if (!TryTake("("))
            return SourceName();
        var source = SourceName();
        source = source with { Where = Where() };
        Need(")");
        return source;
    }

    private FigureSource SourceName()
    {
        var token = Take();
        if (token.Is("layer"))
        {
            return Here.Kind is FigureTokenKind.Word or FigureTokenKind.Quoted
                ? new(null, Take().Text, null, token.Offset)
                : throw Unexpected("the name of a layer", []);
        }

        var roles = _words.Roles.Roles.Select(role => role.Role.Name).ToList();
        if (token.Kind == FigureTokenKind.Word && roles.Contains(token.Text))
            return new(new LayerRole(token.Text), null, null, token.Offset);
        throw _text.Wrong(token.Offset, $"{token.Shown} is no role of data/roles.yaml; a layer is named as 'layer NAME'.{NearestWord.Hint(token.Text, roles)}");
    }

    private FigureCondition Or()
    {
        var parts = new List<FigureCondition> { And() };
        while (TryTake("or"))
            parts.Add(And());
        return parts.Count == 1 ? parts[0] : new FigureCondition.AnyOf(parts);
    }

    private FigureCondition And()
    {
        var parts = new List<FigureCondition> { Not() };
        while (TryTake("and"))
            parts.Add(Not());
        return parts.Count == 1 ? parts[0] : new FigureCondition.AllOf(parts);
    }

    private FigureCondition Not()
    {
        if (TryTake("not"))
            return new FigureCondition.Not(Not());
        if (!TryTake("("))
            return Simple();
        var inner = Or();
        Need(")");
        return inner;
    }

    private FigureCondition Simple()
    {
        if (Here.Is("overlaps") || Here.Is("within"))
            return new FigureCondition.Ground(IsWithin: Take().Is("within"), Region: Region());
        if (Here.Is("area") && Comparisons.ContainsKey(_tokens[_at + 1].Text))
            return Size();
        var field = Field();
        if (field.Name == FigureField.Stage)
            return Stage(field);
        if (Comparisons.TryGetValue(Here.Text, out var comparison) && Here.Kind == FigureTokenKind.Sign)
        {
            _at++;
            return new FigureCondition.Compare(field, comparison, Literal());
        }

        if (TryTake("in"))
            return TryTake("(") ? List(field) : new FigureCondition.InYear(field, Year());
        if (TryTake("starts"))
        {
            Need("with");
            return new FigureCondition.Compare(field, Comparison.StartsWith, Literal());
        }

        if (!TryTake("is"))
            throw Unexpected($"'=', '!=', '<', '<=', '>', '>=', 'in', 'is' or 'starts with' after '{field.Name}'", ["in", "is", "starts"]);
        var isNegated = TryTake("not");
        Need("known");
        return new FigureCondition.Known(field, isNegated);
    }

    private FigureCondition.Size Size()
    {
        _at++;
        var comparison = Comparisons[Take().Text];
        if (Here.Kind != FigureTokenKind.Number)
            throw Unexpected("a number with its unit, such as 5 mu,", []);
        var number = FigureLiteral.Of(Take());
        if (number.Number > MostNumber)
            throw _text.Wrong(number.Offset, $"no area is as large as {number.Text}.");
        var (at, unit) = (Here.Offset, Unit());
        return unit.Kind == QuantityKind.Area
            ? new(comparison, new(QuantityKind.Area, number.Number!.Value * unit.Size))
            : throw _text.Wrong(at, $"an area cannot be compared with {Said(unit.Kind)}; its units are {string.Join(", ", UnitsOf(QuantityKind.Area))}.");
    }

    /// <summary>"stage = closed" or "stage in (open, disposed)".</summary>
    private FigureCondition Stage(FigureField field)
    {
        if (TryTake("="))
            return new FigureCondition.Compare(field, Comparison.Equal, Stage());
        if (!TryTake("in"))
            throw Unexpected("'=' or 'in' after 'stage'", ["in"]);
        Need("(");
        var stages = new List<FigureLiteral> { Stage() };
        while (TryTake(","))
            stages.Add(Stage());
        Need(")");
        return new FigureCondition.OneOf(field, stages);
    }

    private FigureLiteral Stage()
    {
        var stage = Literal();
        return FigureVocabulary.Stages.Contains(stage.Text)
            ? stage
            : throw _text.Wrong(stage.Offset, $"'{stage.Text}' is no stage of a case; there are {string.Join(", ", FigureVocabulary.Stages)}.{NearestWord.Hint(stage.Text, FigureVocabulary.Stages)}");
    }

    private FigureCondition.OneOf List(FigureField field)
    {
        var values = new List<FigureLiteral> { Literal() };
        while (TryTake(","))
            values.Add(Literal());
        Need(")");
        return new(field, values);
    }

    private FigureLiteral Year()
    {
        var year = Literal();
        return year.Number is >= 1900 and <= 2200 && year.Text.Length == 4
            ? year
            : throw _text.Wrong(year.Offset, $"'in' needs a year such as 2023, or a list such as (a, b), not '{year.Text}'.");
    }

    private FigureField Field()
    {
        if (Here.Kind == FigureTokenKind.Quoted || Here.Kind == FigureTokenKind.Word && !Keywords.Contains(Here.Text))
            return new(Here.Text, Take().Offset);
        throw Unexpected("the name of a field", []);
    }

    private FigureLiteral Literal()
    {
        if (Here.Kind is FigureTokenKind.Quoted or FigureTokenKind.Number or FigureTokenKind.Date || Here.Kind == FigureTokenKind.Word && !Keywords.Contains(Here.Text))
            return FigureLiteral.Of(Take());
        throw Unexpected("a text, a number or a date", []);
    }

    private FigureUnit Unit()
    {
        var token = Take();
        return FigureUnit.Find(token.Text)
            ?? throw _text.Wrong(token.Offset, $"{token.Shown} is no unit; there are {string.Join(", ", SummedKinds.SelectMany(UnitsOf))}.{NearestWord.Hint(token.Text, FigureUnit.Words)}");
    }

    private FigureToken Take() => Here.Kind == FigureTokenKind.End ? Here : _tokens[_at++];

    private bool TryTake(string word)
    {
        if (!Here.Is(word))
            return false;
        _at++;
        return true;
    }

    private void Need(string word)
    {
        if (!TryTake(word))
            throw Unexpected($"'{word}'", [word]);
    }

    private FigureException Unexpected(Sentence wanted, string[] known) =>
        _text.Wrong(Here.Offset, $"{wanted} is expected here, not {Here.Shown}.{(Here.Kind == FigureTokenKind.Word ? NearestWord.Hint(Here.Text, known) : (Sentence)"")}");

    private static IEnumerable<string> UnitsOf(QuantityKind kind) => FigureUnit.All.Where(unit => unit.Kind == kind).Select(unit => unit.Word);

    /// <summary>As a complaint names it.</summary>
    public static Sentence Said(QuantityKind kind) => kind switch
    {
        QuantityKind.Count => (Sentence)"a count",
        QuantityKind.Area => "an area",
        QuantityKind.Homes => "a number of homes",
        _ => "money",
    };
}
