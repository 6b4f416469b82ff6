import { NoticeBody } from '#app/components/notice/notice-body.tsx';
import { langOf } from '#app/components/notice/notice-language.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { NOTICE_LANGUAGES, type NoticeTexts } from '#app/domain/public-notice.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.notices;

export type NoticeValues = Readonly<Record<string, string>>;
export type NoticePreview = {
  texts: NoticeTexts;
  /** What was looked at, so that nothing else is published. */
  shown: string;
};

type NoticeFormProps = { values: NoticeValues; errors?: FieldErrors; preview?: NoticePreview };

/** The texts by language and the day; after a look a second button publishes. */
export function NoticeForm({ values, errors = {}, preview }: NoticeFormProps) {
  return (
    <>
      {preview && <Preview texts={preview.texts} day={values.shownOn ?? ''} />}
      <form method="post" className="column" noValidate>
        {preview && <input type="hidden" name="shown" value={preview.shown} />}
        <LanguageFields title="titleZh" text="textZh" {...{ values, errors }} hint={words.textHint} />
        <p className="hint">{words.foreignLead}</p>
        <LanguageFields title="titleEn" text="textEn" lang="en" {...{ values, errors }} />
        <LanguageFields title="titleRu" text="textRu" lang="ru" {...{ values, errors }} />
        <Field
          name="shownOn"
          label={words.fields.shownOn}
          hint={words.dayHint}
          value={values.shownOn}
          error={errors.shownOn}
          width="short"
          autoComplete="off"
        />
        <div className="actions">
          {preview && (
            <Button name="intent" value="publish">
              {words.publish}
            </Button>
          )}
          <Button name="intent" value="preview" variant={preview ? 'secondary' : 'primary'}>
            {words.preview}
          </Button>
        </div>
      </form>
    </>
  );
}

type LanguageFieldsProps = {
  title: keyof typeof words.fields;
  text: keyof typeof words.fields;
  lang?: 'en' | 'ru';
  values: NoticeValues;
  errors: FieldErrors;
  hint?: string;
};

function LanguageFields({ title, text, lang, values, errors, hint }: LanguageFieldsProps) {
  const optional = lang !== undefined;
  return (
    <>
      <Field
        name={title}
        label={words.fields[title]}
        value={values[title]}
        error={errors[title]}
        lang={lang}
        optional={optional}
        autoComplete="off"
      />
      <TextArea
        name={text}
        label={words.fields[text]}
        hint={hint}
        value={values[text]}
        error={errors[text]}
        rows={lang ? 5 : 8}
        lang={lang}
        optional={optional}
      />
    </>
  );
}

function Preview({ texts, day }: { texts: NoticeTexts; day: string }) {
  return (
    <section aria-labelledby="preview" className="column">
      <h2 className="section-title" id="preview">
        {words.previewTitle}
      </h2>
      <p role="status" className="mb-2">
        {words.previewDay(day)}
      </p>
      {NOTICE_LANGUAGES.map((language) => {
        const own = texts[language];
        const name = words.languages[language];
        if (own === null) {
          return (
            <p key={language} className="hint">
              {words.chineseInstead(name)}
            </p>
          );
        }
        const lang = langOf(language, 'zh-CN');
        return (
          <div key={language} className="panel mb-4">
            <p className="hint">{name}</p>
            <h3 className="mb-2 text-h2 font-bold" lang={lang}>
              {own.title}
            </h3>
            <NoticeBody text={own.text} lang={lang} />
          </div>
        );
      })}
    </section>
  );
}
