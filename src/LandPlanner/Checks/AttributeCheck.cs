using LandPlanner.LandClasses;

namespace LandPlanner.Checks;

/// <summary>Holds each record against what the standard of its layer asks for.</summary>
/// <remarks>
/// A field that is missing is one problem of the layer, and what depends on it is not asked; one that need not be there
/// counts as empty.
/// </remarks>
internal sealed class AttributeCheck(Records records, CheckTable table, LandClassTables classes, Findings found)
{
    private readonly Dictionary<string, int> _fields =
        table.Fields.ToDictionary(field => field.Name, records.FieldOf, StringComparer.Ordinal);

    private readonly LandClassScheme? _scheme = table.Scheme is { } scheme ? classes.Scheme(scheme) : null;

    public void Find(CancellationToken ct)
    {
        if (!IsOfTheStandard())
            return;
        if (found.Wants(CheckKinds.Attribute))
        {
            FindMissingFields();
            foreach (var field in table.Fields.Where(field => field.UniqueWithin is not null && Has(field.Name)))
                FindRepeated(field);
        }

        for (var i = 0; i < records.Count; i++)
        {
            if (i % 1024 == 0)
                ct.ThrowIfCancellationRequested();
            if (found.Wants(CheckKinds.Attribute))
                LookAt(i);
            if (found.Wants(CheckKinds.SmallPatch))
                LookAtSize(i);
        }
    }

    private bool IsOfTheStandard()
    {
        if (MissingMark() is { } missing)
            return CouldNot(UncheckedReasons.NotOfTheStandard, missing);
        return table.Scheme is null || records.View.Scheme is not { } scheme || scheme.Id == table.Scheme
            || CouldNot(UncheckedReasons.OtherScheme, scheme.Id);
    }

    /// <summary>The field, or fields of which one, would show that the layer is of the standard; null where it is.</summary>
    private string? MissingMark()
    {
        var (all, some) = table.KnownBy;
        return all.FirstOrDefault(name => !Has(name))
            ?? (some.Count > 0 && !some.Any(Has) ? string.Join(" / ", some) : null);
    }

    private bool CouldNot(string reason, string detail)
    {
        foreach (var kind in new[] { CheckKinds.Attribute, CheckKinds.SmallPatch }.Where(found.Wants))
            found.CouldNot(kind, reason, detail);
        return false;
    }

    private bool Has(string field) => _fields.GetValueOrDefault(field, -1) >= 0;

    private string Value(int index, string field) => records.Text(index, _fields.GetValueOrDefault(field, -1));

    private void FindMissingFields()
    {
        foreach (var field in table.Fields.Where(field => field.IsRequired && !Has(field.Name)))
        {
            found.Add(new(CheckKinds.Attribute, field.Severity, ProblemReasons.MissingField, [], null)
            {
                Facts = [new("field", field.Name)],
            });
        }
    }

    private void FindRepeated(FieldRule field)
    {
        var repeated = Enumerable.Range(0, records.Count)
            .Where(i => Value(i, field.Name).Length > 0)
            .GroupBy(i => (Value(i, field.Name), Value(i, field.UniqueWithin!)))
            .Where(alike => alike.Skip(1).Any());
        foreach (var alike in repeated)
        {
            found.Add(Problem(ProblemReasons.NotUnique, [.. alike], field, alike.Key.Item1, alike.Key.Item2));
        }
    }

    private void LookAt(int index)
    {
        foreach (var field in table.Fields)
        {
            if (!Has(field.Name))
                continue;
            var value = Value(index, field.Name);
            if (value.Length > 0)
                LookAt(index, field, value);
            else if (field.IsFilled)
                Report(ProblemReasons.EmptyField, index, field, "", "");
        }

        foreach (var result in table.Results)
            LookAt(index, result);
        foreach (var rule in table.Rules)
            LookAt(index, rule);
    }

    private void LookAt(int index, FieldRule field, string value)
    {
        if (records.HasBlanksAround(index, _fields[field.Name]))
        {
            var problem = Problem(ProblemReasons.BlanksAround, [index], field, value, "");
            found.Add(problem with { Severity = ProblemSeverity.Warning });
        }

        if (field.ExactLength > 0 && value.Length != field.ExactLength)
            Report(ProblemReasons.WrongLength, index, field, value, Number(field.ExactLength));
        else if (field.MaxLength > 0 && value.Length > field.MaxLength)
            Report(ProblemReasons.TooLong, index, field, value, Number(field.MaxLength));
        if (field.Range is { } range)
        {
            if (Records.Number(value) is not { } number)
                Report(ProblemReasons.NotANumber, index, field, value, "");
            else if (!range.Holds(number))
                Report(ProblemReasons.OutOfRange, index, field, value, range.ToString());
        }

        if (field.IsClass && _scheme is { } scheme && scheme.Find(value) is null)
            Report(ProblemReasons.UnknownClass, index, field, value, scheme.Id);
        if (field.CodeList is { } list)
            LookAtCode(index, field, value, list);
        if (field.NameOf is { } code && NameOf(code, Value(index, code)) is { } name
            && !SchemeFit.IsSameName(name, value))
            Report(ProblemReasons.NameDiffers, index, field, value, name);
    }

    private void LookAtCode(int index, FieldRule field, string value, string list)
    {
        if (classes.Codes(list) is not { } codes)
            return;
        if (codes.Find(value) is not { } entry)
            Report(ProblemReasons.UnknownCode, index, field, value,
                string.Join(' ', codes.Entries.Select(known => known.Code)));
        else if (field.BesideClass is { } beside && entry.AllowedOn is { Count: > 0 } allowed
            && !allowed.Any(start => Value(index, beside).StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            Report(ProblemReasons.CodeNotAllowedHere, index, field, value, Value(index, beside));
    }

    /// <summary>What the code in a field is called; null where it is not known, and another problem says so.</summary>
    private string? NameOf(string codeField, string code)
    {
        var rule = table.Field(codeField);
        return rule is { IsClass: true }
            ? _scheme?.Find(code)?.NameZh
            : rule?.CodeList is { } list ? classes.Codes(list)?.Find(code)?.NameZh : null;
    }

    private void LookAt(int index, ResultRule rule)
    {
        if (!Has(rule.Field) || !Has(rule.Left) || !Has(rule.Right))
            return;
        if (Value(index, rule.Left).Length == 0 || Amount(index, rule.Left) is not { } left
            || Amount(index, rule.Right) is not { } right || Amount(index, rule.Field) is not { } given)
            return;
        var expected = rule.Formula == Formula.Product ? left * right : left - right;
        var rounded = Math.Round(expected, 2, MidpointRounding.AwayFromZero);
        if (Math.Round(given, 2, MidpointRounding.AwayFromZero) == rounded)
            return;
        found.Add(records.Problem(
            CheckKinds.Attribute, rule.Severity, ProblemReasons.WrongResult, index, new("field", rule.Field),
            new("value", Value(index, rule.Field)),
            new("expected", FormattableString.Invariant($"{rounded:0.00}")),
            new("formula", $"{rule.Left} {(rule.Formula == Formula.Product ? "×" : "−")} {rule.Right}")));
    }

    /// <summary>The number in a field; nothing counts as zero. Null for what is no number, or larger than any area.</summary>
    private decimal? Amount(int index, string field)
    {
        const double most = 1e12;
        var text = Value(index, field);
        var number = text.Length == 0 ? 0 : Records.Number(text);
        return Math.Abs(number ?? double.NaN) <= most ? (decimal)number! : null;
    }

    private void LookAt(int index, ConditionRule rule)
    {
        if (!rule.When.All(condition => Holds(condition, index)))
            return;
        foreach (var demand in rule.Then)
        {
            if (!Has(demand.Field) || Holds(demand, index))
                continue;
            var value = Value(index, demand.Field);
            found.Add(records.Problem(
                CheckKinds.Attribute, rule.Severity, rule.Id, index, [new("field", demand.Field), new("value", value),
                .. rule.When.Where(condition => condition.Field != demand.Field).Select(condition =>
                    new Fact(condition.Field, Value(index, condition.Field)))]));
        }
    }

    private bool Holds(FieldPattern pattern, int index) =>
        pattern.Holds(Value(index, pattern.Field), table.Field(pattern.Field) is { Range: not null });

    private void LookAtSize(int index)
    {
        if (table.Fields.FirstOrDefault(field => field.IsClass) is not { } classField
            || records.Shape(index) is not { } shape)
            return;
        var value = Value(index, classField.Name);
        var squareMetres = records.AreaOf(index).SquareMetres;
        if (table.MappingAreas.FirstOrDefault(area => area.Classes.Holds(value)) is not { } least
            || squareMetres >= least.SquareMetres)
            return;
        found.Add(records.Problem(
            CheckKinds.SmallPatch, ProblemSeverity.Info, ProblemReasons.BelowMappingArea, index,
            new("class", value), new("least", FormattableString.Invariant($"{least.SquareMetres}"))) with
        {
            Shape = shape,
        });
    }

    private void Report(string reason, int index, FieldRule field, string value, string expected) =>
        found.Add(Problem(reason, [index], field, value, expected));

    private Problem Problem(string reason, int[] indexes, FieldRule field, string value, string expected) =>
        records.Problem(
            CheckKinds.Attribute, field.Severity, reason, indexes,
            new("field", field.Name), new("value", value), new("expected", expected));

    private static string Number(int number) => FormattableString.Invariant($"{number}");
}
