// The API of the server, from packages/server/openapi.json. Written by scripts/write-schema.mjs; do not edit.
export interface paths {
    "/.well-known/authzen-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where decisions are asked for (OpenID AuthZEN metadata) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access_evaluation_endpoint: string;
                            access_evaluations_endpoint: string;
                            policy_decision_point: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** May they? (OpenID AuthZEN) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        action: {
                            name: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        context?: {
                            [key: string]: unknown;
                        };
                        resource: {
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                            type: string;
                        };
                        subject: {
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                            type: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            context: {
                                code?: string;
                                epoch?: number;
                                error?: {
                                    message: string;
                                    status: number;
                                };
                                grantedBy?: {
                                    from: string;
                                    label: string;
                                    role: string;
                                    when?: unknown;
                                }[];
                                leastRole?: {
                                    id: string;
                                    label: string;
                                } | null;
                                permission?: string;
                                reason?: string;
                                scope?: string | null;
                            };
                            decision: boolean;
                        };
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Many such questions at once (OpenID AuthZEN) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        action?: {
                            name: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        context?: {
                            [key: string]: unknown;
                        };
                        evaluations?: {
                            [key: string]: unknown;
                        }[];
                        options?: {
                            /** @enum {string} */
                            evaluations_semantic?: "execute_all" | "deny_on_first_deny" | "permit_on_first_permit";
                        };
                        resource?: {
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                            type: string;
                        };
                        subject?: {
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                            type: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            evaluations: {
                                context: {
                                    code?: string;
                                    epoch?: number;
                                    error?: {
                                        message: string;
                                        status: number;
                                    };
                                    grantedBy?: {
                                        from: string;
                                        label: string;
                                        role: string;
                                        when?: unknown;
                                    }[];
                                    leastRole?: {
                                        id: string;
                                        label: string;
                                    } | null;
                                    permission?: string;
                                    reason?: string;
                                    scope?: string | null;
                                };
                                decision: boolean;
                            }[];
                        } | {
                            context: {
                                code?: string;
                                epoch?: number;
                                error?: {
                                    message: string;
                                    status: number;
                                };
                                grantedBy?: {
                                    from: string;
                                    label: string;
                                    role: string;
                                    when?: unknown;
                                }[];
                                leastRole?: {
                                    id: string;
                                    label: string;
                                } | null;
                                permission?: string;
                                reason?: string;
                                scope?: string | null;
                            };
                            decision: boolean;
                        };
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody in this demo, by role */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groups: {
                                label: string;
                                people: {
                                    email: string;
                                    id: string;
                                    membership: ("active" | "disabled" | "removed") | null;
                                    name: string;
                                    /** @description Where the role is held */
                                    scope: string | null;
                                    /** @enum {string} */
                                    status: "active" | "archived" | "blocked";
                                }[];
                                role: string | null;
                                scopeType: string | null;
                                scopeTypeLabel: string | null;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in as somebody, without a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One of these must be shown before anything else is open */
                            awaits: ("authenticator" | "passkey" | "email-code")[] | null;
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            /** @description Nothing is open before a new password is chosen */
                            mustChangePassword: boolean;
                            person: {
                                email: string;
                                id: string;
                                name: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            blueprint: {
                                description: string;
                                id: string;
                                label: string;
                            };
                            demo: boolean;
                            /** @description Whether mails are sent. Without a mail server, what needs one is not offered (X12) */
                            mail: boolean;
                            name: string;
                            populations: {
                                id: string;
                                label: string;
                            }[];
                            /** @enum {string} */
                            product: "Portreeve";
                            /** @description Whether somebody has followed the set-up link, or the demo made its people */
                            setUp: boolean;
                            /** @description The ways in, for each kind of account */
                            signIn: {
                                label: string;
                                /** @description By a link that is mailed */
                                link: boolean;
                                passkeys: boolean;
                                password: boolean;
                                population: string;
                                providers: {
                                    id: string;
                                    label: string;
                                }[];
                                /** @description Whoever has forgotten their password gets a link to a new one */
                                reset: boolean;
                            }[];
                            /** @description Whether somebody without an account can make one, and what they make with it */
                            signUp: {
                                /** @description An organization */
                                makes: string;
                                population: string;
                            } | null;
                            tenancy: ("single" | "multi") | null;
                            version: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept as somebody without an account, and be signed in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        password: string;
                        /** @description What stands behind the # of the link */
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One of these must be shown before anything else is open */
                            awaits: ("authenticator" | "passkey" | "email-code")[] | null;
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            /** @description Nothing is open before a new password is chosen */
                            mustChangePassword: boolean;
                            person: {
                                email: string;
                                id: string;
                                name: string;
                            };
                            /** @description Where they are now: the id of a scope, or `platform` */
                            scope: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an invitation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What stands behind the # of the link */
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What somebody is invited to */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What stands behind the # of the link */
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessExpiresAt: string | null;
                            /**
                             * @description Whether accepting makes an account, or takes signing in to the one there is. A link that was not mailed does not tell
                             * @enum {string}
                             */
                            account: "none" | "sign-in" | "either";
                            by: string | null;
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description Who answers for a guest, by name, and what was chosen for them */
                            guest: {
                                sponsor: string | null;
                                readonly works: string[];
                            } | null;
                            note: string | null;
                            place: string;
                            placeType: string;
                            /** @description Which kind of account */
                            population: string;
                            /** @description Its label */
                            role: string;
                            roleDescription: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/confirm-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an address with a link: it becomes that of the account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of the account: the link alone changes nothing */
                        password: string;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/confirm-email/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which address a link confirms */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description Whose address it is to become */
                            name: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/email-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an account its former address back, with a new password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who can sign in with it */
                            email: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/email-back/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which former address an account gets back by a link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The former address, which the account gets back */
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            name: string;
                            /** @description The address that it has now */
                            present: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password with a link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who can sign in with it */
                            email: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/reset-password/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to choose a new password
         * @description The answer is the same, after the same work, whether or not there is such an account.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        /** @description Which kind of account, where the blueprint has several */
                        population?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For how long the link is good that comes by mail if there is such an account */
                            minutes: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/reset-password/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose password a link changes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The next sign-in asks for a second factor too */
                            asksForFactor: boolean;
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description Whatever was set before is wiped: nobody has proved the address until now */
                            isFirstProof: boolean;
                            name: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/set-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a first password with a link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who can sign in with it */
                            email: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/set-password/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose first password a link sets */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            name: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One of these must be shown before anything else is open */
                            awaits: ("authenticator" | "passkey" | "email-code")[] | null;
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            /** @description Nothing is open before a new password is chosen */
                            mustChangePassword: boolean;
                            person: {
                                email: string;
                                id: string;
                                name: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/sign-in/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to sign in with
         * @description The answer is the same, after the same work, whether or not there is such an account.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        /** @description Where the page goes on after it */
                        next?: string;
                        /** @description Which kind of account, where the blueprint has several */
                        population?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For how long the link is good that comes by mail if there is such an account */
                            minutes: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/sign-in/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a link signs in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description Whatever was set before is wiped: nobody has proved the address until now */
                            isFirstProof: boolean;
                            name: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role and permission of the blueprint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            blueprint: {
                                id: string;
                                label: string;
                            };
                            scopeTypes: {
                                /** @description The permission, in a scope above, that makes one */
                                createdWith: string | null;
                                /** @description The role of whoever made it */
                                creatorBecomes: {
                                    id: string;
                                    label: string;
                                } | null;
                                description: string | null;
                                /** @description What Portreeve itself does in such a scope, and the permissions of which any one lets somebody */
                                guards: {
                                    operation: string;
                                    readonly permissions: string[];
                                    text: string;
                                }[];
                                id: string;
                                /** @description The accounts of its own members are kept in such a scope */
                                keepsMembers: boolean;
                                label: string;
                                /** @description How members come out of such a scope */
                                readonly leaving: ("leave" | "disable" | "delete")[];
                                /** @description What the button says that adds or invites people */
                                newMember: string;
                                parent: string | null;
                                permissions: {
                                    /** @description What it lets one do with resources */
                                    actions: {
                                        action: string;
                                        kind: string;
                                        kindLabel: string;
                                        label: string;
                                        /** @description What must be so of the resource; none where nothing must */
                                        words: string | null;
                                    }[];
                                    readonly allow: string[];
                                    readonly conditional: string[];
                                    /** @description Of each role in `conditional` */
                                    conditions: {
                                        role: string;
                                        words: string;
                                    }[];
                                    description: string | null;
                                    fresh: boolean;
                                    group: string;
                                    id: string;
                                    label: string;
                                    sessionOnly: boolean;
                                }[];
                                plural: string;
                                /** @description What is asked about one */
                                profile: {
                                    /** @description Each option has its own fields */
                                    choice: {
                                        field: string;
                                        label: string;
                                        options: {
                                            description: string;
                                            fields: {
                                                id: string;
                                                label: string;
                                                optional: boolean;
                                                /** @description Of a `choice` and of `choices` */
                                                readonly options: string[];
                                                /** @description What `scopes` are picked from */
                                                scopeType: string | null;
                                                /** @enum {string} */
                                                type: "name" | "text" | "email" | "url" | "country" | "number" | "choice" | "choices" | "scopes";
                                            }[];
                                            id: string;
                                            label: string;
                                        }[];
                                    } | null;
                                    fields: {
                                        id: string;
                                        label: string;
                                        optional: boolean;
                                        /** @description Of a `choice` and of `choices` */
                                        readonly options: string[];
                                        /** @description What `scopes` are picked from */
                                        scopeType: string | null;
                                        /** @enum {string} */
                                        type: "name" | "text" | "email" | "url" | "country" | "number" | "choice" | "choices" | "scopes";
                                    }[];
                                } | null;
                                /** @enum {string} */
                                roleChanges: "immediate" | "next-session";
                                roles: {
                                    addition: boolean;
                                    assignable: boolean;
                                    /** @description The roles that a holder may give and take; `scope-type:id` where of another scope type */
                                    readonly assigns: string[];
                                    atLeast: number;
                                    description: string;
                                    /** @description Given to outside partners: for chosen things of this kind, and for at most so many days at a time */
                                    guest: {
                                        kind: string;
                                        longestDays: number;
                                        plural: string;
                                    } | null;
                                    id: string;
                                    readonly inherits: string[];
                                    /** @description Once held it is never taken away */
                                    kept: boolean;
                                    label: string;
                                    legacy: boolean;
                                    /** @description The roles whose holders a holder may act on, without being able to give the role */
                                    readonly manages: string[];
                                    reasonRequired: boolean;
                                    /** @description What it takes to hand the role on, and what whoever does becomes */
                                    transfer: {
                                        formerHolderBecomes: string;
                                        permission: string;
                                    } | null;
                                }[];
                                /** @enum {string} */
                                rolesPerPerson: "one" | "several";
                                /** @description At most one in the scope above */
                                single: boolean;
                                /** @description The states that one can be in */
                                statuses: {
                                    id: string;
                                    label: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A scope: its name, state and profile */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For each field of the profile that points to scopes: those of the organization */
                            readonly choices: {
                                field: string;
                                readonly items: {
                                    id: string;
                                    name: string;
                                    status: string;
                                }[];
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Send it back as If-Match when you edit */
                            etag: string;
                            id: string;
                            name: string;
                            parent: string | null;
                            /** @description As the blueprint asks for scopes of this type */
                            profile: {
                                [key: string]: unknown;
                            };
                            status: string;
                            type: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name and profile of a scope */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description As the blueprint asks for scopes of this type */
                        profile?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Send it back as If-Match when you edit */
                            etag: string;
                            id: string;
                            name: string;
                            parent: string | null;
                            /** @description As the blueprint asks for scopes of this type */
                            profile: {
                                [key: string]: unknown;
                            };
                            status: string;
                            type: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May this person or service account do that here, and why */
        get: {
            parameters: {
                query?: {
                    /** @description Who is asked about */
                    person?: string;
                    /** @description Instead of a person: a machine of this scope, or of one above it */
                    serviceAccount?: string;
                    /** @description A permission by its id */
                    permission?: string;
                    /** @description A registered resource, for what depends on it */
                    resource?: string;
                    /** @description Instead of a permission: what is to be done with the resource */
                    action?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allowed: boolean;
                            /**
                             * @description `depends`: only on some resources, and none was named
                             * @enum {string}
                             */
                            answer: "always" | "never" | "depends";
                            canBeGivenBy: {
                                id: string;
                                name: string;
                                role: string;
                            }[];
                            code: string;
                            /** @description Those that do not hold */
                            conditions: {
                                when: unknown;
                                /** @description The condition as a sentence */
                                words: string;
                            }[];
                            grantedBy: {
                                from: string;
                                label: string;
                                role: string;
                                when: unknown;
                                words: string | null;
                            }[];
                            leastRole: {
                                id: string;
                                label: string;
                            } | null;
                            permission: {
                                id: string;
                                label: string;
                            };
                            reason: string;
                            resource: {
                                id: string;
                                kind: string;
                                name: string;
                            } | null;
                            /** @description The scope whose roles decide */
                            scope: {
                                id: string;
                                name: string;
                                type: string;
                            };
                            subject: {
                                id: string;
                                /** @enum {string} */
                                kind: "person" | "service-account";
                                name: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/access/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registered resources that one can ask about here, by name */
        get: {
            parameters: {
                query?: {
                    /** @description How the name begins, of a person also the address */
                    search?: string;
                    limit?: number;
                    kind?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                actions: {
                                    id: string;
                                    label: string;
                                    permission: string;
                                }[];
                                id: string;
                                kind: string;
                                kindLabel: string;
                                name: string;
                                owner: {
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/access/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom one can ask about here, by name */
        get: {
            parameters: {
                query?: {
                    /** @description How the name begins, of a person also the address */
                    search?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description The address of a person, the role of a machine */
                                detail: string;
                                id: string;
                                /** @enum {string} */
                                kind: "person" | "service-account";
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/access/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that a person may do here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cutOff: {
                                code: string;
                                reason: string;
                            } | null;
                            epoch: number | null;
                            permissions: {
                                /** @description Ids of the roles */
                                grantedBy: string[];
                                /** @enum {string} */
                                held: "always" | "depends";
                                id: string;
                                label: string;
                            }[];
                            person: {
                                id: string;
                                name: string;
                            };
                            roles: {
                                id: string;
                                label: string;
                            }[];
                            scope: {
                                id: string;
                                name: string;
                                type: string;
                            };
                        };
                    };
                };
                /** @description Nothing changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/app-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The types of apps, and what an app of each can belong to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                belongsTo: {
                                    items: {
                                        id: string;
                                        mayCreate: boolean;
                                        name: string;
                                        /** @description Why no app can be made for it now */
                                        readOnly: string | null;
                                        status: string;
                                    }[];
                                    label: string;
                                } | null;
                                description: string;
                                id: string;
                                label: string;
                                mayCreate: boolean;
                                /** @description How many versions are published at a time */
                                published: number;
                                /** @description Every version after the first says what is new */
                                releaseNotes: boolean;
                                /** @description A version is published by being approved */
                                reviewed: boolean;
                                /** @description How many are under test at a time; `null`: there is no test */
                                underTest: number | null;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Apps, by name or by their last change */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    /** @description How the name begins */
                    search?: string;
                    type?: string;
                    state?: "empty" | "draft" | "test" | "in-review" | "changes-requested" | "rejected" | "published" | "retired";
                    sort?: "name" | "changed";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                belongsTo: {
                                    id: string;
                                    name: string;
                                    status: string;
                                } | null;
                                /** Format: date-time */
                                changedAt: string;
                                /** Format: date-time */
                                createdAt: string;
                                description: string;
                                id: string;
                                latestVersion: string | null;
                                /** @description What you may do, in the state that it is in now */
                                may: string[];
                                name: string;
                                owner: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description The highest that is published */
                                publishedVersion: string | null;
                                /** @description Why the app can only be looked at by somebody whose role would allow more */
                                readOnly: string | null;
                                /**
                                 * @description Of the version that says most about where the app stands
                                 * @enum {string}
                                 */
                                state: "empty" | "draft" | "test" | "in-review" | "changes-requested" | "rejected" | "published" | "retired";
                                type: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an app */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description For types that belong to a scope besides: which one
                         */
                        belongsTo?: string;
                        /** @default  */
                        description?: string;
                        name: string;
                        /** @description One of `app-types` */
                        type: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            belongsTo: {
                                id: string;
                                name: string;
                                status: string;
                            } | null;
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            latestVersion: string | null;
                            /** @description What you may do, in the state that it is in now */
                            may: string[];
                            name: string;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description The highest that is published */
                            publishedVersion: string | null;
                            /** @description Why the app can only be looked at by somebody whose role would allow more */
                            readOnly: string | null;
                            /**
                             * @description Of the version that says most about where the app stands
                             * @enum {string}
                             */
                            state: "empty" | "draft" | "test" | "in-review" | "changes-requested" | "rejected" | "published" | "retired";
                            type: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An app and its versions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            belongsTo: {
                                id: string;
                                name: string;
                                status: string;
                            } | null;
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            latestVersion: string | null;
                            /** @description What you may do, in the state that it is in now */
                            may: string[];
                            name: string;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description The highest that is published */
                            publishedVersion: string | null;
                            /** @description Why the app can only be looked at by somebody whose role would allow more */
                            readOnly: string | null;
                            /**
                             * @description Of the version that says most about where the app stands
                             * @enum {string}
                             */
                            state: "empty" | "draft" | "test" | "in-review" | "changes-requested" | "rejected" | "published" | "retired";
                            type: string;
                            /** @description The highest first */
                            versions: {
                                id: string;
                                manifest: {
                                    modules: string[];
                                    name: string;
                                    platformVersion: string;
                                };
                                /** @description What you may do, in the state that it is in now */
                                may: string[];
                                publishedAt: string | null;
                                releaseNotes: string;
                                retiredAt: string | null;
                                /** @description The last one */
                                review: {
                                    decidedAt: string | null;
                                    decidedBy: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    note: string | null;
                                    /** @enum {string} */
                                    state: "waiting" | "approved" | "changes-requested" | "rejected" | "withdrawn";
                                } | null;
                                /** @description Of the archive, as it was uploaded */
                                sha256: string;
                                /** @description In bytes */
                                size: number;
                                /** @enum {string} */
                                state: "draft" | "test" | "in-review" | "changes-requested" | "rejected" | "published" | "retired";
                                testedAt: string | null;
                                /** Format: date-time */
                                uploadedAt: string;
                                uploadedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                version: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete an app with all its versions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change the name or the description of an app */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            belongsTo: {
                                id: string;
                                name: string;
                                status: string;
                            } | null;
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            latestVersion: string | null;
                            /** @description What you may do, in the state that it is in now */
                            may: string[];
                            name: string;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description The highest that is published */
                            publishedVersion: string | null;
                            /** @description Why the app can only be looked at by somebody whose role would allow more */
                            readOnly: string | null;
                            /**
                             * @description Of the version that says most about where the app stands
                             * @enum {string}
                             */
                            state: "empty" | "draft" | "test" | "in-review" | "changes-requested" | "rejected" | "published" | "retired";
                            type: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to an app, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                action: string;
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                after: unknown;
                                /** Format: date-time */
                                at: string;
                                before: unknown;
                                /** @description Names as they were then; none once they were erased */
                                details: {
                                    [key: string]: unknown;
                                };
                                id: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a version of an app
         * @description The ZIP archive itself, at most 100 MB, with `manifest.json` at its root. It becomes a draft.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/zip": Blob;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            manifest: {
                                modules: string[];
                                name: string;
                                platformVersion: string;
                            };
                            /** @description What you may do, in the state that it is in now */
                            may: string[];
                            publishedAt: string | null;
                            releaseNotes: string;
                            retiredAt: string | null;
                            /** @description The last one */
                            review: {
                                decidedAt: string | null;
                                decidedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                note: string | null;
                                /** @enum {string} */
                                state: "waiting" | "approved" | "changes-requested" | "rejected" | "withdrawn";
                            } | null;
                            /** @description Of the archive, as it was uploaded */
                            sha256: string;
                            /** @description In bytes */
                            size: number;
                            /** @enum {string} */
                            state: "draft" | "test" | "in-review" | "changes-requested" | "rejected" | "published" | "retired";
                            testedAt: string | null;
                            /** Format: date-time */
                            uploadedAt: string;
                            uploadedBy: {
                                id: string;
                                name: string;
                            } | null;
                            version: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the release notes of a version that is not in review or published */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        releaseNotes: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a version of an app */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The archive as it was uploaded. The ETag is its SHA-256. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": Blob;
                    };
                };
                /** @description The archive that the request says it has */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a version that is under test */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Numbers of the versions that are drafts again to make room */
                            backToDraft: string[];
                            /** @description Numbers of the versions that were retired to make room */
                            retired: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire a version that is published or under test */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Numbers of the versions that are drafts again to make room */
                            backToDraft: string[];
                            /** @description Numbers of the versions that were retired to make room */
                            retired: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a version for review */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is new. Left out: as they are */
                        releaseNotes?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** Format: date-time */
                            submittedAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a draft under test */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Numbers of the versions that are drafts again to make room */
                            backToDraft: string[];
                            /** @description Numbers of the versions that were retired to make room */
                            retired: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a submitted version back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    appId: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/assignable-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles that I may give here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly items: {
                                /** @description Its holders look after others */
                                administrative: boolean;
                                description: string;
                                label: string;
                                reasonRequired: boolean;
                                role: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what in a scope, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Whose matter it was, in a place above the organizations */
                    organization?: string;
                    /** @description Who did it, or to whom it was done */
                    person?: string;
                    /** @description An action (`member.added`), or all of an area (`member`) */
                    action?: string;
                    from?: string;
                    to?: string;
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                action: string;
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                    /** @description The API token used, if one was */
                                    token: string | null;
                                };
                                after: unknown;
                                /** Format: date-time */
                                at: string;
                                before: unknown;
                                /** @description Names and addresses as they were then; none once they were erased */
                                details: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                ip: string | null;
                                requestId: string;
                                target: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/audit-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log of a scope as a file, the oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description Whose matter it was, in a place above the organizations */
                    organization?: string;
                    /** @description Who did it, or to whom it was done */
                    person?: string;
                    /** @description An action (`member.added`), or all of an area (`member`) */
                    action?: string;
                    from?: string;
                    to?: string;
                    format?: "csv" | "jsonl";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file, sent while it is made */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/audit-events/export/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether such an export would be complete, so that it proves itself */
        get: {
            parameters: {
                query?: {
                    /** @description Whose matter it was, in a place above the organizations */
                    organization?: string;
                    /** @description Who did it, or to whom it was done */
                    person?: string;
                    /** @description An action (`member.added`), or all of an area (`member`) */
                    action?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Why it would prove nothing */
                            because: ("filtered" | "not-all-readable") | null;
                            /** @description Lines of JSON would have every event of the scope, and a signed end that proves it */
                            complete: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/audit-events/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places below a scope whose audit log one may read */
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                type: string;
                                typeLabel: string;
                            }[];
                            /** @description There are more than were listed: search for them */
                            more: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/belongings/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody owns in a scope, by kind */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly kinds: {
                                count: number;
                                kind: string;
                                label: string;
                                plural: string;
                            }[];
                            /** @description Of a whole person: the same by place */
                            readonly scopes?: {
                                readonly kinds: {
                                    count: number;
                                    kind: string;
                                    label: string;
                                    plural: string;
                                }[];
                                scope: {
                                    id: string;
                                    name: string;
                                    type: string;
                                };
                                total: number;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The scopes in a scope, by name and state */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    type?: string;
                    /** @description Only those that do, or that do not */
                    needsOwner?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @description Whether you may go in: you are a member there, or something in it is yours to do */
                                open: boolean;
                                /** @description Since when it needs an owner: somebody must be there, and is not */
                                ownerlessSince: string | null;
                                status: string;
                                type: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a scope in a scope */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description As the blueprint asks for scopes of this type */
                        profile?: {
                            [key: string]: unknown;
                        };
                        type: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a scope needs an owner, and who has claimed it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The last one since the place needs an owner */
                            claim: {
                                by: {
                                    id: string;
                                    name: string;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                /**
                                 * Format: date-time
                                 * @description It can be completed from then on, and until then be objected to
                                 */
                                dueAt: string;
                                isOwn: boolean;
                                mayComplete: boolean;
                                /** @enum {string} */
                                state: "open" | "objected" | "withdrawn" | "completed" | "over";
                            } | null;
                            /** @description Who held it last, and can object */
                            readonly formerHolders: {
                                id: string;
                                name: string;
                            }[];
                            mayClaim: boolean;
                            /** @description Since when nobody usable holds the role; `null` where somebody does */
                            ownerlessSince: string | null;
                            /** @description The role that nobody usable holds */
                            role: {
                                id: string;
                                label: string;
                            } | null;
                            /** @description Why you cannot claim it, although your role lets you */
                            whyNot: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Claim a scope that needs an owner: the former holders have 72 hours to object */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description It can be completed from then on
                             */
                            dueAt: string;
                            id: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/claim/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become what you claimed, when the 72 hours are over */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What you hold there now */
                            role: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/claim/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one’s own claim back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/drafts/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far you have come with a scope that you are about to make */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    type: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For each field of the profile that points to scopes: those of the organization */
                            readonly choices: {
                                field: string;
                                readonly items: {
                                    id: string;
                                    name: string;
                                    status: string;
                                }[];
                            }[];
                            draft: {
                                /** Format: date-time */
                                changedAt: string;
                                name: string;
                                /** @description As the blueprint asks for scopes of this type */
                                profile: {
                                    [key: string]: unknown;
                                };
                                /** @description Which step comes next */
                                step: number;
                            } | null;
                            /** @description What there is already, where only one may be */
                            existing: {
                                id: string;
                                name: string;
                                ownerRole: string | null;
                                owners: string[];
                            } | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** Keep how far you have come */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    type: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description As the blueprint asks for scopes of this type */
                        profile: {
                            [key: string]: unknown;
                        };
                        /** @description Which step comes next */
                        step: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** @description What would be refused now, in sentences; the draft is kept all the same */
                            readonly problems: {
                                field: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Begin anew */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    type: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/gallery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published apps, by name: those for everybody, and those of the places here */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    /** @description How the name begins */
                    search?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Of one’s own only: the place that it is for */
                                belongsTo: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description The name of the account that publishes it */
                                by: string;
                                description: string;
                                id: string;
                                name: string;
                                type: {
                                    id: string;
                                    label: string;
                                };
                                version: string;
                            }[];
                            next: string | null;
                            /** @description The types of apps that there can be; none: no apps */
                            types: {
                                id: string;
                                label: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was invited, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                    /** @description Left out: those that wait, and those that waited too long */
                    state?: "waiting" | "expired" | "accepted" | "ended";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accessExpiresAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                email: string;
                                /** Format: date-time */
                                expiresAt: string;
                                guest: {
                                    resources: number;
                                    sponsor: {
                                        id: string;
                                        name: string;
                                    } | null;
                                } | null;
                                id: string;
                                invitedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description Of the role */
                                label: string;
                                mayResend: boolean;
                                mayRevoke: boolean;
                                note: string | null;
                                role: string;
                                /** @description When the link was made that works now */
                                sentAt: string | null;
                                /** @enum {string} */
                                state: "waiting" | "expired" | "accepted" | "revoked" | "replaced" | "declined" | "cut-off";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Invite or add people by their addresses
         * @description Whoever is of the organization already is added at once. Each address has its own result.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description When the access ends by itself */
                        accessExpiresAt?: string | null;
                        /** @description Each is read, and refused, by itself */
                        emails: string[];
                        /** @description With the role of a guest, and no other */
                        guest?: {
                            /** @description What the guest works on, and nothing else */
                            resources: string[];
                            /**
                             * Format: uuid
                             * @description Who answers for the guest; left out: whoever asks
                             */
                            sponsor?: string;
                        };
                        /** @description Goes into the mail, and onto the page where it is accepted */
                        note?: string;
                        /** @description Kept with the role, where the role asks for one */
                        reason?: string;
                        role: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly results: {
                                email: string;
                                /** Format: date-time */
                                expiresAt?: string;
                                invitation?: string;
                                /** @description Told once, and only here */
                                link?: string;
                                /** @enum {string} */
                                outcome: "added" | "invited" | "refused";
                                /** @description Who was added at once */
                                person?: {
                                    id: string;
                                    name: string;
                                };
                                problem?: {
                                    code: string;
                                    detail: string;
                                };
                                /** @description An earlier invitation to this address ended with it */
                                replaced: boolean;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/invitations/{invitationId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new link for another seven days: the former one opens nothing any more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description Told once, and only here */
                            link: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/invitations/{invitationId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an invitation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/left-behind/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody set up in a scope that still gives access, also after they were removed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `false`: there is more than is listed here */
                            complete: boolean;
                            /** @description So many more lie where you may not see them */
                            hidden: number;
                            readonly items: {
                                /** @description How it is ended; `null` where there is no way */
                                end: ("revoke-invitation" | "disable-member" | "remove-member" | "archive-person" | "end-service-account") | null;
                                /** @description Of the invitation, the person or the service account */
                                id: string;
                                /** @enum {string} */
                                kind: "invitation" | "member" | "service-account" | "guest";
                                mayEnd: boolean;
                                /** @description Answer for this guest from now on */
                                mayTakeOver: boolean;
                                name: string;
                                readonly roles: string[];
                                scope: {
                                    id: string;
                                    name: string;
                                    type: string;
                                };
                                /** Format: date-time */
                                since: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/mail-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How mail is sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `null`: no mail is sent */
                            server: {
                                /**
                                 * @description `always`: from the first byte; `required` and `if-offered`: by STARTTLS
                                 * @enum {string}
                                 */
                                encryption: "always" | "required" | "if-offered" | "never";
                                from: string;
                                host: string;
                                port: number;
                                signsIn: boolean;
                            } | null;
                            /** @description Your own address */
                            testGoesTo: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/mail-settings/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test mail to your own address, now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            to: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails about a scope, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                    /** @description `kept`: there was no mail server, so that nobody got it */
                    state?: "queued" | "sent" | "failed" | "kept";
                    kind?: "invitation" | "member-added" | "roles-changed" | "member-disabled" | "member-enabled" | "member-removed" | "administrator-made" | "guest-ends-soon" | "access-ends-soon" | "request-waiting" | "request-answered" | "token-made" | "review-begun" | "review-due" | "account-closed" | "account-opened" | "set-password" | "confirm-email" | "reset-password" | "password-changed" | "sign-in" | "sign-up" | "sign-up-known" | "email-changed" | "email-restored" | "sign-in-closed" | "test" | "sign-in-code" | "factor-changed" | "recovery-code-used" | "factors-reset" | "second-factor-due" | "enrolment-code" | "enrolment-code-made" | "identity-changed" | "ownership-transferred" | "owner-missing" | "place-claimed" | "claim-objected" | "claim-completed" | "submission-waiting" | "submission-decided";
                    /** @description The account that it went to */
                    person?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                madeAt: string;
                                nextAttemptAt: string | null;
                                /** @description What went wrong at the last attempt */
                                problem: string | null;
                                sentAt: string | null;
                                /**
                                 * @description `kept`: there was no mail server, so that nobody got it
                                 * @enum {string}
                                 */
                                state: "queued" | "sent" | "failed" | "kept";
                                subject: string;
                                to: {
                                    email: string;
                                    /** @description The account, if there was one */
                                    id: string | null;
                                    name: string | null;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/mails/{mailId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail as it reads, without the link that only its mailbox has */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    mailId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            /** @description Whether the mail had a link that is only in the mailbox (X12) */
                            hasLink: boolean;
                            /** @description A whole page, with a sheet and without styles at its elements */
                            html: string;
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            madeAt: string;
                            nextAttemptAt: string | null;
                            /** @description What went wrong at the last attempt */
                            problem: string | null;
                            sentAt: string | null;
                            /**
                             * @description `kept`: there was no mail server, so that nobody got it
                             * @enum {string}
                             */
                            state: "queued" | "sent" | "failed" | "kept";
                            subject: string;
                            text: string;
                            to: {
                                email: string;
                                /** @description The account, if there was one */
                                id: string | null;
                                name: string | null;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of a scope, by name */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    /** @description How the name or the address begins */
                    search?: string;
                    role?: string;
                    /** @description Of the account where it is archived or blocked, else of the membership */
                    status?: "active" | "disabled" | "archived" | "blocked";
                    /** @description Not active for so many days; whoever never was counts */
                    inactiveDays?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                account: "active" | "archived" | "blocked";
                                email: string;
                                guest: {
                                    /** @description So many more that whoever asks cannot see */
                                    hidden: number;
                                    /** @description What the guest works on */
                                    kind: string;
                                    readonly resources: {
                                        id: string;
                                        name: string;
                                    }[];
                                    sponsor: {
                                        /** @description Still an active member here */
                                        here: boolean;
                                        id: string;
                                        name: string;
                                    } | null;
                                    /** @description May lie in the past */
                                    until: string | null;
                                } | null;
                                id: string;
                                lastActiveAt: string | null;
                                /** @description What whoever asks may do about this member */
                                may: {
                                    changeRole: boolean;
                                    disable: boolean;
                                    enable: boolean;
                                    remove: boolean;
                                    /** @description Hand one’s own role on to this member */
                                    transfer: boolean;
                                };
                                name: string;
                                readonly roles: {
                                    expiresAt: string | null;
                                    /** Format: date-time */
                                    grantedAt: string;
                                    label: string;
                                    reason: string | null;
                                    role: string;
                                }[];
                                /** @description Roles that open sessions still have until the next sign-in; none where nothing waits */
                                rolesUntilNextSession: string[] | null;
                                /** Format: date-time */
                                since: string;
                                /** @enum {string} */
                                status: "active" | "disabled";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add somebody of the organization */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expiresAt?: string | null;
                        /** @description With the role of a guest, and no other */
                        guest?: {
                            /** @description What the guest works on, and nothing else */
                            resources: string[];
                            /**
                             * Format: uuid
                             * @description Who answers for the guest; left out: whoever asks
                             */
                            sponsor?: string;
                        };
                        /** Format: uuid */
                        person: string;
                        reason?: string;
                        roles: string[];
                    };
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/bulk/change-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give and take roles of several members
         * @description One after the other, each with its own result: one that fails leaves the others as they are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Do not wait for the next sign-in; alone: what waits counts now */
                        applyNow?: boolean;
                        expiresAt?: string | null;
                        /** @description Where a person has one role, it takes the place of the former one */
                        give?: string[];
                        people: string[];
                        reason?: string;
                        take?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly results: {
                                change?: {
                                    readonly after: string[];
                                    readonly before: string[];
                                    /** Format: date-time */
                                    holdsFrom: string;
                                    /** @description Open sessions that keep former roles until they end */
                                    sessionsWaiting: number;
                                    /** @enum {string} */
                                    takesEffect: "now" | "next-session";
                                };
                                ok: boolean;
                                person: string;
                                problem?: {
                                    code: string;
                                    detail: string;
                                };
                                /** @description What was cut off */
                                receipt?: {
                                    ended: {
                                        /** @description In one scope none end: they go on elsewhere */
                                        sessions: number;
                                        tokens: number;
                                    };
                                    /**
                                     * Format: date-time
                                     * @description From then on it holds on every node
                                     */
                                    holdsFrom: string;
                                    /** @description How much of what this person set up still gives access */
                                    leftBehind: {
                                        /** @description Whom they answer for and who have access */
                                        guests: number;
                                        /** @description Not accepted yet */
                                        invitations: number;
                                        /** @description Whom they let in and who are still active */
                                        people: number;
                                        /** @description Made by them and not ended; they go on working */
                                        serviceAccounts: number;
                                    };
                                };
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/bulk/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable several members
         * @description One after the other, each with its own result: one that fails leaves the others as they are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        people: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly results: {
                                change?: {
                                    readonly after: string[];
                                    readonly before: string[];
                                    /** Format: date-time */
                                    holdsFrom: string;
                                    /** @description Open sessions that keep former roles until they end */
                                    sessionsWaiting: number;
                                    /** @enum {string} */
                                    takesEffect: "now" | "next-session";
                                };
                                ok: boolean;
                                person: string;
                                problem?: {
                                    code: string;
                                    detail: string;
                                };
                                /** @description What was cut off */
                                receipt?: {
                                    ended: {
                                        /** @description In one scope none end: they go on elsewhere */
                                        sessions: number;
                                        tokens: number;
                                    };
                                    /**
                                     * Format: date-time
                                     * @description From then on it holds on every node
                                     */
                                    holdsFrom: string;
                                    /** @description How much of what this person set up still gives access */
                                    leftBehind: {
                                        /** @description Whom they answer for and who have access */
                                        guests: number;
                                        /** @description Not accepted yet */
                                        invitations: number;
                                        /** @description Whom they let in and who are still active */
                                        people: number;
                                        /** @description Made by them and not ended; they go on working */
                                        serviceAccounts: number;
                                    };
                                };
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/bulk/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable several members again
         * @description One after the other, each with its own result: one that fails leaves the others as they are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        people: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly results: {
                                change?: {
                                    readonly after: string[];
                                    readonly before: string[];
                                    /** Format: date-time */
                                    holdsFrom: string;
                                    /** @description Open sessions that keep former roles until they end */
                                    sessionsWaiting: number;
                                    /** @enum {string} */
                                    takesEffect: "now" | "next-session";
                                };
                                ok: boolean;
                                person: string;
                                problem?: {
                                    code: string;
                                    detail: string;
                                };
                                /** @description What was cut off */
                                receipt?: {
                                    ended: {
                                        /** @description In one scope none end: they go on elsewhere */
                                        sessions: number;
                                        tokens: number;
                                    };
                                    /**
                                     * Format: date-time
                                     * @description From then on it holds on every node
                                     */
                                    holdsFrom: string;
                                    /** @description How much of what this person set up still gives access */
                                    leftBehind: {
                                        /** @description Whom they answer for and who have access */
                                        guests: number;
                                        /** @description Not accepted yet */
                                        invitations: number;
                                        /** @description Whom they let in and who are still active */
                                        people: number;
                                        /** @description Made by them and not ended; they go on working */
                                        serviceAccounts: number;
                                    };
                                };
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/bulk/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove several members
         * @description One after the other, each with its own result: one that fails leaves the others as they are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What becomes of what the person owns; needed where they own anything */
                        belongings?: {
                            /** @enum {string} */
                            what: "keep";
                        } | {
                            /** @enum {string} */
                            what: "delete";
                        } | {
                            /** Format: uuid */
                            to: string;
                            /** @enum {string} */
                            what: "transfer";
                        };
                        people: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly results: {
                                change?: {
                                    readonly after: string[];
                                    readonly before: string[];
                                    /** Format: date-time */
                                    holdsFrom: string;
                                    /** @description Open sessions that keep former roles until they end */
                                    sessionsWaiting: number;
                                    /** @enum {string} */
                                    takesEffect: "now" | "next-session";
                                };
                                ok: boolean;
                                person: string;
                                problem?: {
                                    code: string;
                                    detail: string;
                                };
                                /** @description What was cut off */
                                receipt?: {
                                    ended: {
                                        /** @description In one scope none end: they go on elsewhere */
                                        sessions: number;
                                        tokens: number;
                                    };
                                    /**
                                     * Format: date-time
                                     * @description From then on it holds on every node
                                     */
                                    holdsFrom: string;
                                    /** @description How much of what this person set up still gives access */
                                    leftBehind: {
                                        /** @description Whom they answer for and who have access */
                                        guests: number;
                                        /** @description Not accepted yet */
                                        invitations: number;
                                        /** @description Whom they let in and who are still active */
                                        people: number;
                                        /** @description Made by them and not ended; they go on working */
                                        serviceAccounts: number;
                                    };
                                };
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of a scope as a file */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "json";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file that an import takes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add, invite and change members by a file */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of the preview: what runs is what was shown */
                        fingerprint: string;
                        /** @enum {string} */
                        format: "csv" | "json";
                        /** @description The file: at most 5 MB and 10,000 people, UTF-8 */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description One JSON object for each line of the file, sent once it is done: `line`, `email`, `outcome` (`created`, `added`, `invited`, `changed`, `nothing`, `failed`), `because`, `link` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a file of members would do, line by line */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "csv" | "json";
                        /** @description The file: at most 5 MB and 10,000 people, UTF-8 */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fingerprint: string;
                            readonly lines: {
                                /** @description Why it is an error, or why there is nothing to do */
                                because: string | null;
                                /** @enum {string} */
                                does: "create" | "add" | "invite" | "change-role" | "nothing" | "error";
                                email: string;
                                ends: string | null;
                                /** @description In the file, the first being 1 */
                                line: number;
                                name: string | null;
                                /** @description Labels of the roles that the person has afterwards */
                                readonly roles: string[];
                                readonly rolesBefore: string[];
                            }[];
                            /** @description Columns of the file that nothing is done with */
                            readonly unknownColumns: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            account: "active" | "archived" | "blocked";
                            email: string;
                            guest: {
                                /** @description So many more that whoever asks cannot see */
                                hidden: number;
                                /** @description What the guest works on */
                                kind: string;
                                readonly resources: {
                                    id: string;
                                    name: string;
                                }[];
                                sponsor: {
                                    /** @description Still an active member here */
                                    here: boolean;
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description May lie in the past */
                                until: string | null;
                            } | null;
                            id: string;
                            lastActiveAt: string | null;
                            /** @description What whoever asks may do about this member */
                            may: {
                                changeRole: boolean;
                                disable: boolean;
                                enable: boolean;
                                remove: boolean;
                                /** @description Hand one’s own role on to this member */
                                transfer: boolean;
                            };
                            name: string;
                            readonly roles: {
                                expiresAt: string | null;
                                /** Format: date-time */
                                grantedAt: string;
                                label: string;
                                reason: string | null;
                                role: string;
                            }[];
                            /** @description Roles that open sessions still have until the next sign-in; none where nothing waits */
                            rolesUntilNextSession: string[] | null;
                            /** Format: date-time */
                            since: string;
                            /** @enum {string} */
                            status: "active" | "disabled";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give and take roles */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Do not wait for the next sign-in; alone: what waits counts now */
                        applyNow?: boolean;
                        expiresAt?: string | null;
                        /** @description Where a person has one role, it takes the place of the former one */
                        give?: string[];
                        reason?: string;
                        take?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly after: string[];
                            readonly before: string[];
                            /** Format: date-time */
                            holdsFrom: string;
                            /** @description Open sessions that keep former roles until they end */
                            sessionsWaiting: number;
                            /** @enum {string} */
                            takesEffect: "now" | "next-session";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable a member: out at once, the role is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                            /** @description How much of what this person set up still gives access */
                            leftBehind: {
                                /** @description Whom they answer for and who have access */
                                guests: number;
                                /** @description Not accepted yet */
                                invitations: number;
                                /** @description Whom they let in and who are still active */
                                people: number;
                                /** @description Made by them and not ended; they go on working */
                                serviceAccounts: number;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable a member again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Tokens that ended when the member was disabled */
                        resumeTokens?: string[];
                    } | null;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change who answers for a guest, until when they have access, and what for */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt?: string;
                        /** @description Takes the place of what was chosen so far */
                        resources?: string[];
                        /** Format: uuid */
                        sponsor?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of roles would do
         * @description Nothing is changed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Do not wait for the next sign-in; alone: what waits counts now */
                        applyNow?: boolean;
                        expiresAt?: string | null;
                        /** @description Where a person has one role, it takes the place of the former one */
                        give?: string[];
                        take?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly gains: {
                                /** @enum {string} */
                                after: "never" | "depends" | "always";
                                /** @enum {string} */
                                before: "never" | "depends" | "always";
                                label: string;
                                permission: string;
                            }[];
                            readonly losses: {
                                /** @enum {string} */
                                after: "never" | "depends" | "always";
                                /** @enum {string} */
                                before: "never" | "depends" | "always";
                                label: string;
                                permission: string;
                            }[];
                            /** @description A role would be given that asks why */
                            reasonRequired: boolean;
                            /** @description Why the change would be refused, apart from a missing reason */
                            refusal: {
                                code: string;
                                detail: string;
                            } | null;
                            roles: {
                                readonly after: string[];
                                readonly before: string[];
                            };
                            /** @description Open sessions that keep former roles until they end */
                            sessionsWaiting: number;
                            /** @enum {string} */
                            takesEffect: "now" | "next-session";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a member: only a new invitation brings them back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What becomes of what the person owns; needed where they own anything */
                        belongings?: {
                            /** @enum {string} */
                            what: "keep";
                        } | {
                            /** @enum {string} */
                            what: "delete";
                        } | {
                            /** Format: uuid */
                            to: string;
                            /** @enum {string} */
                            what: "transfer";
                        };
                    } | null;
                };
            };
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                            /** @description How much of what this person set up still gives access */
                            leftBehind: {
                                /** @description Whom they answer for and who have access */
                                guests: number;
                                /** @description Not accepted yet */
                                invitations: number;
                                /** @description Whom they let in and who are still active */
                                people: number;
                                /** @description Made by them and not ended; they go on working */
                                serviceAccounts: number;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/roles/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a change of roles that waits for the next sign-in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly after: string[];
                            readonly before: string[];
                            /** Format: date-time */
                            holdsFrom: string;
                            /** @description Open sessions that keep former roles until they end */
                            sessionsWaiting: number;
                            /** @enum {string} */
                            takesEffect: "now" | "next-session";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a member is everywhere that one may look, and who gave each role */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `false`: the person is in more places than were looked at */
                            complete: boolean;
                            /** @description Those whose members the asker may see */
                            places: {
                                /** @description Who did it */
                                addedBy: {
                                    /** @description Of a person or a machine its id, of the host what it did */
                                    id: string | null;
                                    /** @description `person`, `token`, `service-account`, `host` */
                                    kind: string;
                                    name: string | null;
                                };
                                roles: {
                                    expiresAt: string | null;
                                    /** Format: date-time */
                                    grantedAt: string;
                                    /** @description Who did it */
                                    grantedBy: {
                                        /** @description Of a person or a machine its id, of the host what it did */
                                        id: string | null;
                                        /** @description `person`, `token`, `service-account`, `host` */
                                        kind: string;
                                        name: string | null;
                                    };
                                    label: string;
                                    reason: string | null;
                                    role: string;
                                }[];
                                scope: {
                                    id: string | null;
                                    name: string;
                                    type: string;
                                };
                                /** Format: date-time */
                                since: string;
                                /** @enum {string} */
                                status: "active" | "disabled";
                            }[];
                            /** @description For those who may disable members here */
                            sessions: {
                                lastSeenAt: string | null;
                                open: number;
                            } | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member’s tokens here */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                id: string;
                                lastUsedAt: string | null;
                                name: string;
                                readonly permissions: string[];
                                prefix: string;
                                scopeId: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/tokens/resumable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tokens that ended when the member was disabled, and can resume */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                id: string;
                                lastUsedAt: string | null;
                                name: string;
                                readonly permissions: string[];
                                prefix: string;
                                scopeId: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a member’s token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand my own role on to another member
         * @description Where the blueprint lets the role move this way. It counts at once, for both.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What the giver has from now on */
                            readonly giver: string[];
                            /** Format: date-time */
                            holdsFrom: string;
                            readonly receiver: string[];
                            role: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What others want to hand to you, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                from: {
                                    id: string;
                                    name: string;
                                };
                                /** Format: date-time */
                                offeredAt: string;
                                resource: {
                                    description: string;
                                    id: string;
                                    kind: {
                                        id: string;
                                        label: string;
                                    };
                                    name: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/offers/{resourceId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take what was offered */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            kind: string;
                            /** @description What you may do with it */
                            may: string[];
                            name: string;
                            organization: {
                                id: string;
                                name: string;
                            } | null;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description As what it is shared with you; `null` where it is your own */
                            relation: {
                                id: string;
                                label: string;
                            } | null;
                            /** @description As what it can be shared, from the least to the most */
                            relations: {
                                /** @description What somebody may do with whom it is shared so */
                                allows: string[];
                                id: string;
                                label: string;
                            }[];
                            /** @description For those who may share it */
                            shares: {
                                relation: {
                                    id: string;
                                    label: string;
                                };
                                with: {
                                    email: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "person" | "organization";
                                    name: string;
                                };
                            }[];
                            sharing: {
                                /** @description With everybody of the organization */
                                organization: boolean;
                                /** @description With how many people */
                                people: number;
                            };
                            /** @description To whom it is offered, who has not taken it yet: for those two alone */
                            transfer: {
                                /** Format: date-time */
                                offeredAt: string;
                                to: {
                                    id: string;
                                    name: string;
                                };
                            } | null;
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/offers/{resourceId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline what was offered */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that are kept in a scope, by name */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    /** @description How the name or the address begins */
                    search?: string;
                    status?: "active" | "archived" | "blocked";
                    /** @description Only those who hold this role in the scope */
                    role?: string;
                    /** @description Only those whose password way in is closed after wrong passwords */
                    locked?: "true";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                email: string;
                                emailProved: boolean;
                                /** @description Of which kinds they have second factors */
                                readonly factors: ("authenticator" | "passkey" | "email-code")[];
                                /** @description Chosen by themselves: a temporary one is none */
                                hasOwnPassword: boolean;
                                id: string;
                                lastActiveAt: string | null;
                                /** @description Until when wrong passwords keep the password way in closed, for devices that the account does not know */
                                locked: {
                                    count: number;
                                    network: string | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** Format: date-time */
                                    until: string;
                                } | null;
                                /** @description What whoever asks may do about this account */
                                may: {
                                    archive: boolean;
                                    block: boolean;
                                    /** @description To give and take roles in this scope */
                                    changeRoles: boolean;
                                    /** @description To make a code with which they may set up a second factor late */
                                    enrolmentCode: boolean;
                                    /** @description A new link for a first password */
                                    passwordLink: boolean;
                                    rename: boolean;
                                    /** @description To remove their second factors, where they have some */
                                    resetFactors: boolean;
                                    /** @description A link for another password, to their own mailbox */
                                    resetPassword: boolean;
                                    unarchive: boolean;
                                    unblock: boolean;
                                    unlock: boolean;
                                };
                                name: string;
                                /** @description In this scope. `null`: no member of it, or its members are not for you to see */
                                roles: {
                                    expiresAt: string | null;
                                    role: string;
                                }[] | null;
                                /** @enum {string} */
                                status: "active" | "archived" | "blocked";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name: string;
                        /**
                         * @description How they get one: by a link of 24 hours, as a temporary one of 24 hours, or not yet
                         * @default none
                         * @enum {string}
                         */
                        password?: "link" | "temporary" | "none";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the password or the link ends */
                            expiresAt: string | null;
                            id: string;
                            /** @description Shown once, where the deployment sends no mail; otherwise only the mailbox gets it */
                            link: string | null;
                            /** @description Shown once; good for choosing another within 24 hours */
                            temporaryPassword: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that are kept in a scope as a file */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "json";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file that an import takes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make accounts by a file */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of the preview: what runs is what was shown */
                        fingerprint: string;
                        /** @enum {string} */
                        format: "csv" | "json";
                        /**
                         * @description How new accounts get a password: by a link of 24 hours, or not yet
                         * @default none
                         * @enum {string}
                         */
                        password?: "link" | "none";
                        /** @description The file: at most 5 MB and 10,000 people, UTF-8 */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description One JSON object for each line of the file, sent once it is done: `line`, `email`, `outcome` (`created`, `added`, `invited`, `changed`, `nothing`, `failed`), `because`, `link` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a file of accounts would do, line by line */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "csv" | "json";
                        /** @description The file: at most 5 MB and 10,000 people, UTF-8 */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fingerprint: string;
                            readonly lines: {
                                /** @description Why it is an error, or why there is nothing to do */
                                because: string | null;
                                /** @enum {string} */
                                does: "create" | "add" | "invite" | "change-role" | "nothing" | "error";
                                email: string;
                                ends: string | null;
                                /** @description In the file, the first being 1 */
                                line: number;
                                name: string | null;
                                /** @description Labels of the roles that the person has afterwards */
                                readonly roles: string[];
                                readonly rolesBefore: string[];
                            }[];
                            /** @description Columns of the file that nothing is done with */
                            readonly unknownColumns: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account and its roles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            email: string;
                            emailProved: boolean;
                            /** @description Of which kinds they have second factors */
                            readonly factors: ("authenticator" | "passkey" | "email-code")[];
                            /** @description Chosen by themselves: a temporary one is none */
                            hasOwnPassword: boolean;
                            id: string;
                            lastActiveAt: string | null;
                            /** @description Until when wrong passwords keep the password way in closed, for devices that the account does not know */
                            locked: {
                                count: number;
                                network: string | null;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            /** @description What whoever asks may do about this account */
                            may: {
                                archive: boolean;
                                block: boolean;
                                /** @description To give and take roles in this scope */
                                changeRoles: boolean;
                                /** @description To make a code with which they may set up a second factor late */
                                enrolmentCode: boolean;
                                /** @description A new link for a first password */
                                passwordLink: boolean;
                                rename: boolean;
                                /** @description To remove their second factors, where they have some */
                                resetFactors: boolean;
                                /** @description A link for another password, to their own mailbox */
                                resetPassword: boolean;
                                unarchive: boolean;
                                unblock: boolean;
                                unlock: boolean;
                            };
                            /** @description In the scopes whose members you may see */
                            readonly memberships: {
                                readonly roles: {
                                    expiresAt: string | null;
                                    role: string;
                                }[];
                                scope: {
                                    id: string;
                                    name: string;
                                    type: string;
                                };
                                /** @enum {string} */
                                status: "active" | "disabled";
                            }[];
                            name: string;
                            /** @description In this scope. `null`: no member of it, or its members are not for you to see */
                            roles: {
                                expiresAt: string | null;
                                role: string;
                            }[] | null;
                            /** @enum {string} */
                            status: "active" | "archived" | "blocked";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the name of an account */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive an account: every session and token ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What becomes of what the person owns; needed where they own anything */
                        belongings?: {
                            /** @enum {string} */
                            what: "keep";
                        } | {
                            /** @enum {string} */
                            what: "delete";
                        } | {
                            /** Format: uuid */
                            to: string;
                            /** @enum {string} */
                            what: "transfer";
                        };
                    } | null;
                };
            };
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                            /** @description How much of what this person set up still gives access */
                            leftBehind: {
                                /** @description Whom they answer for and who have access */
                                guests: number;
                                /** @description Not accepted yet */
                                invitations: number;
                                /** @description Whom they let in and who are still active */
                                people: number;
                                /** @description Made by them and not ended; they go on working */
                                serviceAccounts: number;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/belongings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody owns anywhere, by kind and place */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly kinds: {
                                count: number;
                                kind: string;
                                label: string;
                                plural: string;
                            }[];
                            /** @description Of a whole person: the same by place */
                            readonly scopes?: {
                                readonly kinds: {
                                    count: number;
                                    kind: string;
                                    label: string;
                                    plural: string;
                                }[];
                                scope: {
                                    id: string;
                                    name: string;
                                    type: string;
                                };
                                total: number;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block an account: every session and token ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                            /** @description How much of what this person set up still gives access */
                            leftBehind: {
                                /** @description Whom they answer for and who have access */
                                guests: number;
                                /** @description Not accepted yet */
                                invitations: number;
                                /** @description Whom they let in and who are still active */
                                people: number;
                                /** @description Made by them and not ended; they go on working */
                                serviceAccounts: number;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/enrolment-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a code with which somebody may set up a second factor late. Shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description To be handed to the person, by a way on which it is sure that it is them */
                            code: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/left-behind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody set up anywhere that still gives access */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `false`: there is more than is listed here */
                            complete: boolean;
                            /** @description So many more lie where you may not see them */
                            hidden: number;
                            readonly items: {
                                /** @description How it is ended; `null` where there is no way */
                                end: ("revoke-invitation" | "disable-member" | "remove-member" | "archive-person" | "end-service-account") | null;
                                /** @description Of the invitation, the person or the service account */
                                id: string;
                                /** @enum {string} */
                                kind: "invitation" | "member" | "service-account" | "guest";
                                mayEnd: boolean;
                                /** @description Answer for this guest from now on */
                                mayTakeOver: boolean;
                                name: string;
                                readonly roles: string[];
                                scope: {
                                    id: string;
                                    name: string;
                                    type: string;
                                };
                                /** Format: date-time */
                                since: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/reset-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove somebody’s second factors, where they have lost them
         * @description Their recovery codes and remembered devices go too, and every session ends. Whoever has reset their password cannot do this within 24 hours.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessionsEnded: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail somebody a link for another password: their sessions end
         * @description Nobody else sees the link. Whoever has reset their second factors cannot do this within 24 hours.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Their API tokens end too, everywhere
                         * @default false
                         */
                        revokeTokens?: boolean;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description When the link ends that was mailed to them
                             */
                            expiresAt: string;
                            /** @description API tokens of theirs that go on */
                            tokensLeft: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person owns */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The first 50 of those that you may see */
                            items: {
                                id: string;
                                kind: {
                                    id: string;
                                    label: string;
                                };
                                name: string;
                                organization: {
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                            /** @description Of everything that they own */
                            total: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/set-password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new link for a first password, for somebody who never signed in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description Shown once, where the deployment sends no mail; otherwise only the mailbox gets it */
                            link: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived account back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles that you may not give, and that were not restored */
                            readonly rolesLost: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unblock an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles that you may not give, and that were not restored */
                            readonly rolesLost: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the password way in again that wrong passwords have closed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/permissions/{permissionId}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do something here */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    permissionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                email: string;
                                /** @enum {string} */
                                held: "always" | "depends";
                                id: string;
                                name: string;
                                readonly roles: string[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/permissions/{permissionId}/holders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do something here, as CSV */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    permissionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file: UTF-8 with a byte order mark, one person in a line */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks for access, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                    state?: "open" | "accepted" | "declined" | "expired" | "withdrawn";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description What it takes now: to let somebody in, to enable a member again, or another role for a member
                                 * @enum {string}
                                 */
                                asks: "enter" | "enable" | "permission";
                                decidedAt: string | null;
                                /** @description The name of whoever answered */
                                decidedBy: string | null;
                                decisionNote: string | null;
                                /** Format: date-time */
                                expiresAt: string;
                                /** @description The role that was given */
                                given: {
                                    label: string;
                                    role: string;
                                } | null;
                                givenUntil: string | null;
                                id: string;
                                /** @description The role with the fewest permissions that would do */
                                leastRole: {
                                    label: string;
                                    role: string;
                                } | null;
                                /** Format: date-time */
                                madeAt: string;
                                mayAccept: boolean;
                                mayDecline: boolean;
                                /** @description The roles that you could give */
                                mayGive: {
                                    /** @description Whether it includes what is asked for */
                                    enough: boolean;
                                    label: string;
                                    role: string;
                                }[];
                                note: string | null;
                                /** @description `null`: just to be let in */
                                permission: {
                                    id: string;
                                    label: string;
                                } | null;
                                person: {
                                    email: string;
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                state: "open" | "accepted" | "declined" | "expired" | "withdrawn";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/requests/{requestId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a request: add the person, change their role, or enable them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description When the role ends by itself */
                        expiresAt?: string | null;
                        reason?: string;
                        /** @description Of those that you may give. Not for somebody who is to be enabled again */
                        role?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                            /**
                             * @description Where changes of role wait for the next sign-in
                             * @enum {string}
                             */
                            takesEffect: "now" | "next-session";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/requests/{requestId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a request */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/resources/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Things of a kind, by name or by their last change */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    /** @description How the name begins */
                    search?: string;
                    /** @description `me`, or a person */
                    owner?: "me" | string;
                    /** @description Shared with nobody, with somebody, or somebody else’s that is shared with you */
                    sharing?: "private" | "shared" | "with-me";
                    organization?: string;
                    sort?: "name" | "changed";
                };
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                changedAt: string;
                                /** Format: date-time */
                                createdAt: string;
                                description: string;
                                id: string;
                                kind: string;
                                /** @description What you may do with it */
                                may: string[];
                                name: string;
                                organization: {
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description As what it is shared with you; `null` where it is your own */
                                relation: {
                                    id: string;
                                    label: string;
                                } | null;
                                sharing: {
                                    /** @description With everybody of the organization */
                                    organization: boolean;
                                    /** @description With how many people */
                                    people: number;
                                };
                                /** @description To whom it is offered, who has not taken it yet: for those two alone */
                                transfer: {
                                    /** Format: date-time */
                                    offeredAt: string;
                                    to: {
                                        id: string;
                                        name: string;
                                    };
                                } | null;
                                version: number;
                            }[];
                            kind: {
                                id: string;
                                label: string;
                                plural: string;
                            };
                            mayCreate: boolean;
                            next: string | null;
                            /** @description Those of yours that things can belong to; none where there is nothing to choose */
                            organizations: {
                                id: string;
                                name: string;
                            }[];
                            /** @description Why you can make none, where your role would allow it */
                            whyNot: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a thing of a kind: nobody else sees it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        description?: string;
                        name: string;
                        /**
                         * Format: uuid
                         * @description Of the maker’s organizations the one that it belongs to, where there are several
                         */
                        organization?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            kind: string;
                            /** @description What you may do with it */
                            may: string[];
                            name: string;
                            organization: {
                                id: string;
                                name: string;
                            } | null;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description As what it is shared with you; `null` where it is your own */
                            relation: {
                                id: string;
                                label: string;
                            } | null;
                            /** @description As what it can be shared, from the least to the most */
                            relations: {
                                /** @description What somebody may do with whom it is shared so */
                                allows: string[];
                                id: string;
                                label: string;
                            }[];
                            /** @description For those who may share it */
                            shares: {
                                relation: {
                                    id: string;
                                    label: string;
                                };
                                with: {
                                    email: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "person" | "organization";
                                    name: string;
                                };
                            }[];
                            sharing: {
                                /** @description With everybody of the organization */
                                organization: boolean;
                                /** @description With how many people */
                                people: number;
                            };
                            /** @description To whom it is offered, who has not taken it yet: for those two alone */
                            transfer: {
                                /** Format: date-time */
                                offeredAt: string;
                                to: {
                                    id: string;
                                    name: string;
                                };
                            } | null;
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One thing, and for those who may share it with whom it is shared */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            kind: string;
                            /** @description What you may do with it */
                            may: string[];
                            name: string;
                            organization: {
                                id: string;
                                name: string;
                            } | null;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description As what it is shared with you; `null` where it is your own */
                            relation: {
                                id: string;
                                label: string;
                            } | null;
                            /** @description As what it can be shared, from the least to the most */
                            relations: {
                                /** @description What somebody may do with whom it is shared so */
                                allows: string[];
                                id: string;
                                label: string;
                            }[];
                            /** @description For those who may share it */
                            shares: {
                                relation: {
                                    id: string;
                                    label: string;
                                };
                                with: {
                                    email: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "person" | "organization";
                                    name: string;
                                };
                            }[];
                            sharing: {
                                /** @description With everybody of the organization */
                                organization: boolean;
                                /** @description With how many people */
                                people: number;
                            };
                            /** @description To whom it is offered, who has not taken it yet: for those two alone */
                            transfer: {
                                /** Format: date-time */
                                offeredAt: string;
                                to: {
                                    id: string;
                                    name: string;
                                };
                            } | null;
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a thing */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename or describe a thing */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        name?: string;
                        /** @description That was read; where somebody changed it since, nothing is changed */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            kind: string;
                            /** @description What you may do with it */
                            may: string[];
                            name: string;
                            organization: {
                                id: string;
                                name: string;
                            } | null;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description As what it is shared with you; `null` where it is your own */
                            relation: {
                                id: string;
                                label: string;
                            } | null;
                            /** @description As what it can be shared, from the least to the most */
                            relations: {
                                /** @description What somebody may do with whom it is shared so */
                                allows: string[];
                                id: string;
                                label: string;
                            }[];
                            /** @description For those who may share it */
                            shares: {
                                relation: {
                                    id: string;
                                    label: string;
                                };
                                with: {
                                    email: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "person" | "organization";
                                    name: string;
                                };
                            }[];
                            sharing: {
                                /** @description With everybody of the organization */
                                organization: boolean;
                                /** @description With how many people */
                                people: number;
                            };
                            /** @description To whom it is offered, who has not taken it yet: for those two alone */
                            transfer: {
                                /** Format: date-time */
                                offeredAt: string;
                                to: {
                                    id: string;
                                    name: string;
                                };
                            } | null;
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shareable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With whom a thing can be shared, and why with nobody */
        get: {
            parameters: {
                query?: {
                    /** @description How a name or an address begins */
                    search?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organizations: {
                                id: string;
                                name: string;
                            }[];
                            /** @description The first 20 */
                            people: {
                                email: string;
                                id: string;
                                name: string;
                            }[];
                            /** @description Why it can be shared with nobody */
                            whyNot: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shares/{withId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Share a thing with a person or an organization, or share it as something else */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                    /** @description Of a person or an organization */
                    withId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        relation: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            kind: string;
                            /** @description What you may do with it */
                            may: string[];
                            name: string;
                            organization: {
                                id: string;
                                name: string;
                            } | null;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description As what it is shared with you; `null` where it is your own */
                            relation: {
                                id: string;
                                label: string;
                            } | null;
                            /** @description As what it can be shared, from the least to the most */
                            relations: {
                                /** @description What somebody may do with whom it is shared so */
                                allows: string[];
                                id: string;
                                label: string;
                            }[];
                            /** @description For those who may share it */
                            shares: {
                                relation: {
                                    id: string;
                                    label: string;
                                };
                                with: {
                                    email: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "person" | "organization";
                                    name: string;
                                };
                            }[];
                            sharing: {
                                /** @description With everybody of the organization */
                                organization: boolean;
                                /** @description With how many people */
                                people: number;
                            };
                            /** @description To whom it is offered, who has not taken it yet: for those two alone */
                            transfer: {
                                /** Format: date-time */
                                offeredAt: string;
                                to: {
                                    id: string;
                                    name: string;
                                };
                            } | null;
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        /** End a share */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                    /** @description Of a person or an organization */
                    withId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Offer a thing to somebody: it is theirs once they have taken it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            kind: string;
                            /** @description What you may do with it */
                            may: string[];
                            name: string;
                            organization: {
                                id: string;
                                name: string;
                            } | null;
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description As what it is shared with you; `null` where it is your own */
                            relation: {
                                id: string;
                                label: string;
                            } | null;
                            /** @description As what it can be shared, from the least to the most */
                            relations: {
                                /** @description What somebody may do with whom it is shared so */
                                allows: string[];
                                id: string;
                                label: string;
                            }[];
                            /** @description For those who may share it */
                            shares: {
                                relation: {
                                    id: string;
                                    label: string;
                                };
                                with: {
                                    email: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "person" | "organization";
                                    name: string;
                                };
                            }[];
                            sharing: {
                                /** @description With everybody of the organization */
                                organization: boolean;
                                /** @description With how many people */
                                people: number;
                            };
                            /** @description To whom it is offered, who has not taken it yet: for those two alone */
                            transfer: {
                                /** Format: date-time */
                                offeredAt: string;
                                to: {
                                    id: string;
                                    name: string;
                                };
                            } | null;
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Take an offer back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    /** @description A kind that an entry of the menu lists */
                    kind: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/review-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often a review begins by itself, and when the next one does */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How long there is to decide */
                            dueDays: number;
                            /**
                             * @description A review begins by itself on the first day of each, in UTC
                             * @enum {string}
                             */
                            every: "never" | "month" | "quarter" | "half-year" | "year";
                            /** @description Who was not active for so long is marked */
                            inactiveDays: number;
                            /** @description When the next one begins; later where one is still open by then */
                            nextAt: string | null;
                            /** @description Raised by each change; 0: the blueprint says it */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** Say how often a review begins by itself */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description How long there is to decide */
                        dueDays: number;
                        /**
                         * @description A review begins by itself on the first day of each, in UTC
                         * @enum {string}
                         */
                        every: "never" | "month" | "quarter" | "half-year" | "year";
                        /** @description Who was not active for so long is marked */
                        inactiveDays: number;
                        /** @description The one that was looked at */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How long there is to decide */
                            dueDays: number;
                            /**
                             * @description A review begins by itself on the first day of each, in UTC
                             * @enum {string}
                             */
                            every: "never" | "month" | "quarter" | "half-year" | "year";
                            /** @description Who was not active for so long is marked */
                            inactiveDays: number;
                            /** @description When the next one begins; later where one is still open by then */
                            nextAt: string | null;
                            /** @description Raised by each change; 0: the blueprint says it */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The access reviews of a scope, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description It began by itself */
                                bySchedule: boolean;
                                closedAt: string | null;
                                closedBy: string | null;
                                /** @description Lines by what was decided; `refused`: undecided, because what was decided could not be done */
                                counts: {
                                    change: number;
                                    keep: number;
                                    lines: number;
                                    people: number;
                                    refused: number;
                                    remove: number;
                                    undecided: number;
                                };
                                /** Format: date-time */
                                dueAt: string;
                                id: string;
                                inactiveDays: number;
                                name: string;
                                /** @description At the sign-off, or why it was cancelled */
                                note: string | null;
                                /** Format: date-time */
                                openedAt: string;
                                openedBy: string | null;
                                overdue: boolean;
                                /** @enum {string} */
                                state: "open" | "signed-off" | "cancelled";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin an access review with everybody as they are now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Whoever may run it is reminded a week before, and in the last 24 hours
                         */
                        dueAt: string;
                        /**
                         * @description Who was not active for so long is marked
                         * @default 90
                         */
                        inactiveDays?: number;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who held a role that lets them act on others when it began; how many of them without a second factor, and how many never used what only that role allows. `null`: it began before this was counted */
                            administrators: {
                                people: number;
                                unused: number;
                                withoutSecondFactor: number;
                            } | null;
                            /** @description It began by itself */
                            bySchedule: boolean;
                            closedAt: string | null;
                            closedBy: string | null;
                            /** @description Lines by what was decided; `refused`: undecided, because what was decided could not be done */
                            counts: {
                                change: number;
                                keep: number;
                                lines: number;
                                people: number;
                                refused: number;
                                remove: number;
                                undecided: number;
                            };
                            /** Format: date-time */
                            dueAt: string;
                            readonly findings: {
                                /** @enum {string} */
                                finding: "manages" | "archived" | "still-open" | "disabled" | "never-active" | "inactive" | "unused" | "adds-nothing" | "no-role" | "no-reason" | "shares-widely" | "ends-soon" | "guest" | "sponsor-gone";
                                lines: number;
                            }[];
                            id: string;
                            inactiveDays: number;
                            /** @description Whether whoever asks may change roles and remove members here at all */
                            may: {
                                change: boolean;
                                remove: boolean;
                            };
                            name: string;
                            /** @description People who came after the review began: it says nothing about them */
                            newcomers: number;
                            /** @description At the sign-off, or why it was cancelled */
                            note: string | null;
                            /** Format: date-time */
                            openedAt: string;
                            openedBy: string | null;
                            overdue: boolean;
                            /** @description What is about whoever asks waits for somebody else */
                            ownUndecided: boolean;
                            readonly roles: {
                                label: string;
                                role: string;
                            }[];
                            /** @enum {string} */
                            state: "open" | "signed-off" | "cancelled";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews/{reviewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An access review: how far it is, and what was found */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    reviewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who held a role that lets them act on others when it began; how many of them without a second factor, and how many never used what only that role allows. `null`: it began before this was counted */
                            administrators: {
                                people: number;
                                unused: number;
                                withoutSecondFactor: number;
                            } | null;
                            /** @description It began by itself */
                            bySchedule: boolean;
                            closedAt: string | null;
                            closedBy: string | null;
                            /** @description Lines by what was decided; `refused`: undecided, because what was decided could not be done */
                            counts: {
                                change: number;
                                keep: number;
                                lines: number;
                                people: number;
                                refused: number;
                                remove: number;
                                undecided: number;
                            };
                            /** Format: date-time */
                            dueAt: string;
                            readonly findings: {
                                /** @enum {string} */
                                finding: "manages" | "archived" | "still-open" | "disabled" | "never-active" | "inactive" | "unused" | "adds-nothing" | "no-role" | "no-reason" | "shares-widely" | "ends-soon" | "guest" | "sponsor-gone";
                                lines: number;
                            }[];
                            id: string;
                            inactiveDays: number;
                            /** @description Whether whoever asks may change roles and remove members here at all */
                            may: {
                                change: boolean;
                                remove: boolean;
                            };
                            name: string;
                            /** @description People who came after the review began: it says nothing about them */
                            newcomers: number;
                            /** @description At the sign-off, or why it was cancelled */
                            note: string | null;
                            /** Format: date-time */
                            openedAt: string;
                            openedBy: string | null;
                            overdue: boolean;
                            /** @description What is about whoever asks waits for somebody else */
                            ownUndecided: boolean;
                            readonly roles: {
                                label: string;
                                role: string;
                            }[];
                            /** @enum {string} */
                            state: "open" | "signed-off" | "cancelled";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews/{reviewId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a review without a result; what was decided stays done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    reviewId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews/{reviewId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep, change or remove what people hold: done at once
         * @description One after the other, each with its own result: one that fails leaves the others as they are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    reviewId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What becomes of what the person owns; needed where they own anything */
                        belongings?: {
                            /** @enum {string} */
                            what: "keep";
                        } | {
                            /** @enum {string} */
                            what: "delete";
                        } | {
                            /** Format: uuid */
                            to: string;
                            /** @enum {string} */
                            what: "transfer";
                        };
                        /** @enum {string} */
                        decision: "keep" | "change" | "remove";
                        lines: {
                            /** Format: uuid */
                            person: string;
                            role: string | null;
                        }[];
                        /** @description For `change`: the role that they get instead */
                        newRole?: string;
                        /** @description Needed unless the line is kept */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly results: {
                                ok: boolean;
                                outcome: ("done" | "gone" | "refused") | null;
                                person: string;
                                problem?: {
                                    code: string;
                                    detail: string;
                                };
                                /** @description What was cut off */
                                receipt?: {
                                    ended: {
                                        /** @description In one scope none end: they go on elsewhere */
                                        sessions: number;
                                        tokens: number;
                                    };
                                    /**
                                     * Format: date-time
                                     * @description From then on it holds on every node
                                     */
                                    holdsFrom: string;
                                    /** @description How much of what this person set up still gives access */
                                    leftBehind: {
                                        /** @description Whom they answer for and who have access */
                                        guests: number;
                                        /** @description Not accepted yet */
                                        invitations: number;
                                        /** @description Whom they let in and who are still active */
                                        people: number;
                                        /** @description Made by them and not ended; they go on working */
                                        serviceAccounts: number;
                                    };
                                };
                                role: string | null;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews/{reviewId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people held when the review began, and what was decided */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    finding?: "manages" | "archived" | "still-open" | "disabled" | "never-active" | "inactive" | "unused" | "adds-nothing" | "no-role" | "no-reason" | "shares-widely" | "ends-soon" | "guest" | "sponsor-gone";
                    /** @description The key of a role */
                    role?: string;
                    decision?: "undecided" | "keep" | "change" | "remove" | "refused";
                    /** @description A part of the name or the address */
                    search?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                    reviewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                account: "active" | "archived" | "blocked";
                                decidedAt: string | null;
                                decidedBy: string | null;
                                decision: ("keep" | "change" | "remove") | null;
                                /** @description What still let them in when it was tried, although they are cut off: a way to sign in, `session`, `token` */
                                readonly doors: string[];
                                findings: ("manages" | "archived" | "still-open" | "disabled" | "never-active" | "inactive" | "unused" | "adds-nothing" | "no-role" | "no-reason" | "shares-widely" | "ends-soon" | "guest" | "sponsor-gone")[];
                                givenBy: {
                                    kind: string;
                                    name: string | null;
                                };
                                /** @description About whoever asks: somebody else decides */
                                isOwn: boolean;
                                lastActiveAt: string | null;
                                /** @description When something was used that no other role of theirs here allows */
                                lastUsedAt: string | null;
                                may: {
                                    change: boolean;
                                    keep: boolean;
                                    remove: boolean;
                                };
                                /** @enum {string} */
                                membership: "active" | "disabled";
                                newRole: {
                                    label: string;
                                    role: string;
                                } | null;
                                note: string | null;
                                /** @description `gone`: the person or the role was no longer there; `refused`: it could not be done, and is undecided */
                                outcome: ("done" | "gone" | "refused") | null;
                                outcomeDetail: string | null;
                                person: {
                                    email: string;
                                    id: string;
                                    name: string;
                                };
                                reason: string | null;
                                /**
                                 * @description What `remove` takes away
                                 * @enum {string}
                                 */
                                removes: "place" | "role";
                                /** @description `null`: a member without a role */
                                role: {
                                    label: string;
                                    role: string;
                                } | null;
                                /** @description How many things of theirs a whole organization has, or more than ten people. Where organizations are apart: of those in yours */
                                sharesWidely: number;
                                since: string;
                                sponsor: {
                                    isActive: boolean;
                                    name: string;
                                } | null;
                                until: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews/{reviewId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of a review */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    reviewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description SHA-256 over the decisions. The event of the sign-off in the audit log has the same */
                            digest: string | null;
                            lines: {
                                /** @enum {string} */
                                account: "active" | "archived" | "blocked";
                                decidedAt: string | null;
                                decidedBy: string | null;
                                decision: ("keep" | "change" | "remove") | null;
                                /** @description What still let them in when it was tried, although they are cut off: a way to sign in, `session`, `token` */
                                readonly doors: string[];
                                findings: ("manages" | "archived" | "still-open" | "disabled" | "never-active" | "inactive" | "unused" | "adds-nothing" | "no-role" | "no-reason" | "shares-widely" | "ends-soon" | "guest" | "sponsor-gone")[];
                                givenBy: {
                                    kind: string;
                                    name: string | null;
                                };
                                lastActiveAt: string | null;
                                /** @description When something was used that no other role of theirs here allows */
                                lastUsedAt: string | null;
                                /** @enum {string} */
                                membership: "active" | "disabled";
                                newRole: {
                                    label: string;
                                    role: string;
                                } | null;
                                note: string | null;
                                /** @description `gone`: the person or the role was no longer there; `refused`: it could not be done, and is undecided */
                                outcome: ("done" | "gone" | "refused") | null;
                                outcomeDetail: string | null;
                                person: {
                                    email: string;
                                    id: string;
                                    name: string;
                                };
                                reason: string | null;
                                /** @description `null`: a member without a role */
                                role: {
                                    label: string;
                                    role: string;
                                } | null;
                                /** @description How many things of theirs a whole organization has, or more than ten people. Where organizations are apart: of those in yours */
                                sharesWidely: number;
                                since: string;
                                sponsor: {
                                    isActive: boolean;
                                    name: string;
                                } | null;
                                until: string | null;
                            }[];
                            place: {
                                name: string;
                                type: string;
                            };
                            review: {
                                /** @description Who held a role that lets them act on others when it began; how many of them without a second factor, and how many never used what only that role allows. `null`: it began before this was counted */
                                administrators: {
                                    people: number;
                                    unused: number;
                                    withoutSecondFactor: number;
                                } | null;
                                /** @description It began by itself */
                                bySchedule: boolean;
                                closedAt: string | null;
                                closedBy: string | null;
                                /** @description Lines by what was decided; `refused`: undecided, because what was decided could not be done */
                                counts: {
                                    change: number;
                                    keep: number;
                                    lines: number;
                                    people: number;
                                    refused: number;
                                    remove: number;
                                    undecided: number;
                                };
                                /** Format: date-time */
                                dueAt: string;
                                readonly findings: {
                                    /** @enum {string} */
                                    finding: "manages" | "archived" | "still-open" | "disabled" | "never-active" | "inactive" | "unused" | "adds-nothing" | "no-role" | "no-reason" | "shares-widely" | "ends-soon" | "guest" | "sponsor-gone";
                                    lines: number;
                                }[];
                                id: string;
                                inactiveDays: number;
                                /** @description Whether whoever asks may change roles and remove members here at all */
                                may: {
                                    change: boolean;
                                    remove: boolean;
                                };
                                name: string;
                                /** @description People who came after the review began: it says nothing about them */
                                newcomers: number;
                                /** @description At the sign-off, or why it was cancelled */
                                note: string | null;
                                /** Format: date-time */
                                openedAt: string;
                                openedBy: string | null;
                                overdue: boolean;
                                /** @description What is about whoever asks waits for somebody else */
                                ownUndecided: boolean;
                                readonly roles: {
                                    label: string;
                                    role: string;
                                }[];
                                /** @enum {string} */
                                state: "open" | "signed-off" | "cancelled";
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews/{reviewId}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a review’s report, as CSV */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    reviewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One line for each role of each person */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/reviews/{reviewId}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a review off: from then on nothing in it changes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    reviewId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles of a scope: matrix, menus and how many hold each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The permission, in a scope above, that makes one */
                            createdWith: string | null;
                            /** @description The role of whoever made it */
                            creatorBecomes: {
                                id: string;
                                label: string;
                            } | null;
                            description: string | null;
                            /** @description What Portreeve itself does in such a scope, and the permissions of which any one lets somebody */
                            guards: {
                                operation: string;
                                readonly permissions: string[];
                                text: string;
                            }[];
                            id: string;
                            /** @description The accounts of its own members are kept in such a scope */
                            keepsMembers: boolean;
                            label: string;
                            /** @description How members come out of such a scope */
                            readonly leaving: ("leave" | "disable" | "delete")[];
                            /** @description What the button says that adds or invites people */
                            newMember: string;
                            parent: string | null;
                            permissions: {
                                /** @description What it lets one do with resources */
                                actions: {
                                    action: string;
                                    kind: string;
                                    kindLabel: string;
                                    label: string;
                                    /** @description What must be so of the resource; none where nothing must */
                                    words: string | null;
                                }[];
                                readonly allow: string[];
                                readonly conditional: string[];
                                /** @description Of each role in `conditional` */
                                conditions: {
                                    role: string;
                                    words: string;
                                }[];
                                description: string | null;
                                fresh: boolean;
                                group: string;
                                id: string;
                                label: string;
                                sessionOnly: boolean;
                            }[];
                            plural: string;
                            /** @description What is asked about one */
                            profile: {
                                /** @description Each option has its own fields */
                                choice: {
                                    field: string;
                                    label: string;
                                    options: {
                                        description: string;
                                        fields: {
                                            id: string;
                                            label: string;
                                            optional: boolean;
                                            /** @description Of a `choice` and of `choices` */
                                            readonly options: string[];
                                            /** @description What `scopes` are picked from */
                                            scopeType: string | null;
                                            /** @enum {string} */
                                            type: "name" | "text" | "email" | "url" | "country" | "number" | "choice" | "choices" | "scopes";
                                        }[];
                                        id: string;
                                        label: string;
                                    }[];
                                } | null;
                                fields: {
                                    id: string;
                                    label: string;
                                    optional: boolean;
                                    /** @description Of a `choice` and of `choices` */
                                    readonly options: string[];
                                    /** @description What `scopes` are picked from */
                                    scopeType: string | null;
                                    /** @enum {string} */
                                    type: "name" | "text" | "email" | "url" | "country" | "number" | "choice" | "choices" | "scopes";
                                }[];
                            } | null;
                            /** @enum {string} */
                            roleChanges: "immediate" | "next-session";
                            roles: {
                                addition: boolean;
                                assignable: boolean;
                                /** @description The roles that a holder may give and take; `scope-type:id` where of another scope type */
                                readonly assigns: string[];
                                atLeast: number;
                                description: string;
                                /** @description Given to outside partners: for chosen things of this kind, and for at most so many days at a time */
                                guest: {
                                    kind: string;
                                    longestDays: number;
                                    plural: string;
                                } | null;
                                holders: number;
                                id: string;
                                readonly inherits: string[];
                                /** @description Once held it is never taken away */
                                kept: boolean;
                                label: string;
                                legacy: boolean;
                                /** @description The roles whose holders a holder may act on, without being able to give the role */
                                readonly manages: string[];
                                readonly menu: {
                                    readonly items: components["schemas"]["MenuItem"][];
                                    section: string | null;
                                }[];
                                reasonRequired: boolean;
                                /** @description What it takes to hand the role on, and what whoever does becomes */
                                transfer: {
                                    formerHolderBecomes: string;
                                    permission: string;
                                } | null;
                            }[];
                            /** @enum {string} */
                            rolesPerPerson: "one" | "several";
                            /** @description At most one in the scope above */
                            single: boolean;
                            /** @description The states that one can be in */
                            statuses: {
                                id: string;
                                label: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/roles/{roleId}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds a role */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    roleId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                email: string;
                                id: string;
                                name: string;
                                readonly roles: string[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/roles/{roleId}/holders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds a role, as CSV */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    roleId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file: UTF-8 with a byte order mark, one person in a line */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/second-factor/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the members of a scope needs a second factor */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server there are no codes by email */
                                mail: boolean;
                                roles: {
                                    /** @description Codes by email do not count for it */
                                    administrative: boolean;
                                    key: string;
                                    label: string;
                                    /** @description The type of places where it is held */
                                    place: string;
                                }[];
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            rules: {
                                /** @description Days from the moment when somebody first came, or since it is required */
                                graceDays: number;
                                /** @description Those that count */
                                readonly methods: ("authenticator" | "passkey" | "email-code")[];
                                /** @description How long a device may be remembered: 0 or 30 */
                                rememberDays: number;
                                /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                                required: ("nobody" | "all") | string[];
                                /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                                requiredBy: string | null;
                                /** @description Since when it is required */
                                since: string | null;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Say who of the members of a scope needs a second factor
         * @description Refused (`last-way-in`) where nobody could act any longer in a place in which somebody must be able to, or the asker could not change it back.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            /** @description Days from the moment when somebody first came, or since it is required */
                            graceDays: number;
                            /** @description Those that count */
                            readonly methods: ("authenticator" | "passkey" | "email-code")[];
                            /** @description How long a device may be remembered: 0 or 30 */
                            rememberDays: number;
                            /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                            required: ("nobody" | "all") | string[];
                            /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                            requiredBy: string | null;
                        };
                        /** @description The one that was looked at */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server there are no codes by email */
                                mail: boolean;
                                roles: {
                                    /** @description Codes by email do not count for it */
                                    administrative: boolean;
                                    key: string;
                                    label: string;
                                    /** @description The type of places where it is held */
                                    place: string;
                                }[];
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            rules: {
                                /** @description Days from the moment when somebody first came, or since it is required */
                                graceDays: number;
                                /** @description Those that count */
                                readonly methods: ("authenticator" | "passkey" | "email-code")[];
                                /** @description How long a device may be remembered: 0 or 30 */
                                rememberDays: number;
                                /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                                required: ("nobody" | "all") | string[];
                                /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                                requiredBy: string | null;
                                /** @description Since when it is required */
                                since: string | null;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/second-factor/members/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What such rules would do today: to how many people and tokens. Changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            /** @description Days from the moment when somebody first came, or since it is required */
                            graceDays: number;
                            /** @description Those that count */
                            readonly methods: ("authenticator" | "passkey" | "email-code")[];
                            /** @description How long a device may be remembered: 0 or 30 */
                            rememberDays: number;
                            /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                            required: ("nobody" | "all") | string[];
                            /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                            requiredBy: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the time of the first and of the last of them ends */
                            graceEnds: {
                                /** Format: date-time */
                                first: string;
                                /** Format: date-time */
                                last: string;
                            } | null;
                            /** @description Who has no factor that counts either, and time to set one up */
                            inGrace: {
                                people: number;
                                /** @description API tokens of theirs */
                                tokens: number;
                            };
                            /** @description The first twenty, by name; `null` where who belongs here is not for you to see */
                            names: {
                                /** @description Until then nothing changes for them; `null`: at once */
                                due: string | null;
                                id: string;
                                name: string;
                                readonly roles: string[];
                            }[] | null;
                            /** @description Why these rules cannot be saved */
                            refusal: string | null;
                            roles: {
                                inGrace: number;
                                key: string;
                                label: string;
                                place: string;
                                stopped: number;
                            }[];
                            /** @description Who would be without what their role gives at once: no factor that counts */
                            stopped: {
                                people: number;
                                /** @description API tokens of theirs */
                                tokens: number;
                            };
                            you: {
                                due: string | null;
                                /** @enum {string} */
                                is: "not-affected" | "in-grace" | "stopped";
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/second-factor/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the people whose accounts are kept in a scope needs a second factor */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server there are no codes by email */
                                mail: boolean;
                                roles: {
                                    /** @description Codes by email do not count for it */
                                    administrative: boolean;
                                    key: string;
                                    label: string;
                                    /** @description The type of places where it is held */
                                    place: string;
                                }[];
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            rules: {
                                /** @description Days from the moment when somebody first came, or since it is required */
                                graceDays: number;
                                /** @description Those that count */
                                readonly methods: ("authenticator" | "passkey" | "email-code")[];
                                /** @description How long a device may be remembered: 0 or 30 */
                                rememberDays: number;
                                /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                                required: ("nobody" | "all") | string[];
                                /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                                requiredBy: string | null;
                                /** @description Since when it is required */
                                since: string | null;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Say who of the people whose accounts are kept in a scope needs a second factor
         * @description Refused (`last-way-in`) where nobody could act any longer in a place in which somebody must be able to, or the asker could not change it back.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            /** @description Days from the moment when somebody first came, or since it is required */
                            graceDays: number;
                            /** @description Those that count */
                            readonly methods: ("authenticator" | "passkey" | "email-code")[];
                            /** @description How long a device may be remembered: 0 or 30 */
                            rememberDays: number;
                            /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                            required: ("nobody" | "all") | string[];
                            /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                            requiredBy: string | null;
                        };
                        /** @description The one that was looked at */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server there are no codes by email */
                                mail: boolean;
                                roles: {
                                    /** @description Codes by email do not count for it */
                                    administrative: boolean;
                                    key: string;
                                    label: string;
                                    /** @description The type of places where it is held */
                                    place: string;
                                }[];
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            rules: {
                                /** @description Days from the moment when somebody first came, or since it is required */
                                graceDays: number;
                                /** @description Those that count */
                                readonly methods: ("authenticator" | "passkey" | "email-code")[];
                                /** @description How long a device may be remembered: 0 or 30 */
                                rememberDays: number;
                                /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                                required: ("nobody" | "all") | string[];
                                /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                                requiredBy: string | null;
                                /** @description Since when it is required */
                                since: string | null;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/second-factor/people/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What such rules would do today: to how many people and tokens. Changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            /** @description Days from the moment when somebody first came, or since it is required */
                            graceDays: number;
                            /** @description Those that count */
                            readonly methods: ("authenticator" | "passkey" | "email-code")[];
                            /** @description How long a device may be remembered: 0 or 30 */
                            rememberDays: number;
                            /** @description Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles */
                            required: ("nobody" | "all") | string[];
                            /** @description The same moment for everybody, whoever comes when; then the days of grace do not count */
                            requiredBy: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the time of the first and of the last of them ends */
                            graceEnds: {
                                /** Format: date-time */
                                first: string;
                                /** Format: date-time */
                                last: string;
                            } | null;
                            /** @description Who has no factor that counts either, and time to set one up */
                            inGrace: {
                                people: number;
                                /** @description API tokens of theirs */
                                tokens: number;
                            };
                            /** @description The first twenty, by name; `null` where who belongs here is not for you to see */
                            names: {
                                /** @description Until then nothing changes for them; `null`: at once */
                                due: string | null;
                                id: string;
                                name: string;
                                readonly roles: string[];
                            }[] | null;
                            /** @description Why these rules cannot be saved */
                            refusal: string | null;
                            roles: {
                                inGrace: number;
                                key: string;
                                label: string;
                                place: string;
                                stopped: number;
                            }[];
                            /** @description Who would be without what their role gives at once: no factor that counts */
                            stopped: {
                                people: number;
                                /** @description API tokens of theirs */
                                tokens: number;
                            };
                            you: {
                                due: string | null;
                                /** @enum {string} */
                                is: "not-affected" | "in-grace" | "stopped";
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/security-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-ins and refusals that concern a scope, the newest first */
        get: {
            parameters: {
                query?: {
                    person?: string;
                    kind?: string;
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agent: string | null;
                                /** Format: date-time */
                                at: string;
                                detail: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                ip: string | null;
                                kind: string;
                                person: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                requestId: string;
                                scope: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Machines of a scope */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                id: string;
                                lastUsedAt: string | null;
                                makerLeft: boolean;
                                name: string;
                                role: {
                                    id: string;
                                    label: string;
                                };
                                /** @description Those that still work */
                                tokens: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a machine with a role of its own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        role: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            lastUsedAt: string | null;
                            makerLeft: boolean;
                            name: string;
                            role: {
                                id: string;
                                label: string;
                            };
                            /** @description Those that still work */
                            tokens: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a machine and its tokens */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tokens: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tokens of a machine */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                id: string;
                                lastUsedAt: string | null;
                                name: string;
                                readonly permissions: string[];
                                prefix: string;
                                scopeId: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a token for a machine; it is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 365 */
                        expiresInDays?: (30 | 90 | 365) | null;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            id: string;
                            lastUsedAt: string | null;
                            name: string;
                            readonly permissions: string[];
                            prefix: string;
                            scopeId: string;
                            token: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a token of a machine */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/sign-in-settings/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the members of a scope sign in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server, what needs one is not offered */
                                mail: boolean;
                                /** @description How long a session can last */
                                minutes: {
                                    least: number;
                                    most: number;
                                };
                                providers: {
                                    id: string;
                                    label: string;
                                }[];
                                /** @description What whoever signs up makes; `null`: nobody can sign up here, whatever the setting says */
                                signUp: {
                                    makes: string;
                                } | null;
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            settings: {
                                /** @description Nobody comes in before they have confirmed their address. Takes a mail server */
                                confirmedEmail: boolean;
                                /** @description By a link to one’s mailbox. Takes a mail server */
                                link: boolean;
                                password: boolean;
                                /** @description The outside providers, of those that the deployment has */
                                providers: "all" | string[];
                                sessions: {
                                    /**
                                     * @description `sign-in`: the length counts from there alone, however long the session rests
                                     * @enum {string}
                                     */
                                    countFrom: "sign-in" | "last-activity";
                                    /** @description Counts only with `last-activity` */
                                    idleMinutes: number;
                                    longestMinutes: number;
                                };
                                /** @description Whoever has no account can make one. Counts only where `choices.signUp` says so */
                                signUp: boolean;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Say how the members of a scope sign in, from the next sign-in on
         * @description Refused (`last-way-in`) where nobody could sign in any longer to a place in which somebody must be able to.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        settings: {
                            /** @description Nobody comes in before they have confirmed their address. Takes a mail server */
                            confirmedEmail: boolean;
                            /** @description By a link to one’s mailbox. Takes a mail server */
                            link: boolean;
                            password: boolean;
                            /** @description The outside providers, of those that the deployment has */
                            providers: "all" | string[];
                            sessions: {
                                /**
                                 * @description `sign-in`: the length counts from there alone, however long the session rests
                                 * @enum {string}
                                 */
                                countFrom: "sign-in" | "last-activity";
                                /** @description Counts only with `last-activity` */
                                idleMinutes: number;
                                longestMinutes: number;
                            };
                            /** @description Whoever has no account can make one. Counts only where `choices.signUp` says so */
                            signUp: boolean;
                        };
                        /** @description The one that was looked at */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server, what needs one is not offered */
                                mail: boolean;
                                /** @description How long a session can last */
                                minutes: {
                                    least: number;
                                    most: number;
                                };
                                providers: {
                                    id: string;
                                    label: string;
                                }[];
                                /** @description What whoever signs up makes; `null`: nobody can sign up here, whatever the setting says */
                                signUp: {
                                    makes: string;
                                } | null;
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            settings: {
                                /** @description Nobody comes in before they have confirmed their address. Takes a mail server */
                                confirmedEmail: boolean;
                                /** @description By a link to one’s mailbox. Takes a mail server */
                                link: boolean;
                                password: boolean;
                                /** @description The outside providers, of those that the deployment has */
                                providers: "all" | string[];
                                sessions: {
                                    /**
                                     * @description `sign-in`: the length counts from there alone, however long the session rests
                                     * @enum {string}
                                     */
                                    countFrom: "sign-in" | "last-activity";
                                    /** @description Counts only with `last-activity` */
                                    idleMinutes: number;
                                    longestMinutes: number;
                                };
                                /** @description Whoever has no account can make one. Counts only where `choices.signUp` says so */
                                signUp: boolean;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/sign-in-settings/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the people whose accounts are kept in a scope sign in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server, what needs one is not offered */
                                mail: boolean;
                                /** @description How long a session can last */
                                minutes: {
                                    least: number;
                                    most: number;
                                };
                                providers: {
                                    id: string;
                                    label: string;
                                }[];
                                /** @description What whoever signs up makes; `null`: nobody can sign up here, whatever the setting says */
                                signUp: {
                                    makes: string;
                                } | null;
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            settings: {
                                /** @description Nobody comes in before they have confirmed their address. Takes a mail server */
                                confirmedEmail: boolean;
                                /** @description By a link to one’s mailbox. Takes a mail server */
                                link: boolean;
                                password: boolean;
                                /** @description The outside providers, of those that the deployment has */
                                providers: "all" | string[];
                                sessions: {
                                    /**
                                     * @description `sign-in`: the length counts from there alone, however long the session rests
                                     * @enum {string}
                                     */
                                    countFrom: "sign-in" | "last-activity";
                                    /** @description Counts only with `last-activity` */
                                    idleMinutes: number;
                                    longestMinutes: number;
                                };
                                /** @description Whoever has no account can make one. Counts only where `choices.signUp` says so */
                                signUp: boolean;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Say how the people whose accounts are kept in a scope sign in, from the next sign-in on
         * @description Refused (`last-way-in`) where nobody could sign in any longer to a place in which somebody must be able to.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        settings: {
                            /** @description Nobody comes in before they have confirmed their address. Takes a mail server */
                            confirmedEmail: boolean;
                            /** @description By a link to one’s mailbox. Takes a mail server */
                            link: boolean;
                            password: boolean;
                            /** @description The outside providers, of those that the deployment has */
                            providers: "all" | string[];
                            sessions: {
                                /**
                                 * @description `sign-in`: the length counts from there alone, however long the session rests
                                 * @enum {string}
                                 */
                                countFrom: "sign-in" | "last-activity";
                                /** @description Counts only with `last-activity` */
                                idleMinutes: number;
                                longestMinutes: number;
                            };
                            /** @description Whoever has no account can make one. Counts only where `choices.signUp` says so */
                            signUp: boolean;
                        };
                        /** @description The one that was looked at */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string | null;
                            choices: {
                                /** @description Whether mails are sent: without a mail server, what needs one is not offered */
                                mail: boolean;
                                /** @description How long a session can last */
                                minutes: {
                                    least: number;
                                    most: number;
                                };
                                providers: {
                                    id: string;
                                    label: string;
                                }[];
                                /** @description What whoever signs up makes; `null`: nobody can sign up here, whatever the setting says */
                                signUp: {
                                    makes: string;
                                } | null;
                            };
                            population: {
                                id: string;
                                label: string;
                            };
                            settings: {
                                /** @description Nobody comes in before they have confirmed their address. Takes a mail server */
                                confirmedEmail: boolean;
                                /** @description By a link to one’s mailbox. Takes a mail server */
                                link: boolean;
                                password: boolean;
                                /** @description The outside providers, of those that the deployment has */
                                providers: "all" | string[];
                                sessions: {
                                    /**
                                     * @description `sign-in`: the length counts from there alone, however long the session rests
                                     * @enum {string}
                                     */
                                    countFrom: "sign-in" | "last-activity";
                                    /** @description Counts only with `last-activity` */
                                    idleMinutes: number;
                                    longestMinutes: number;
                                };
                                /** @description Whoever has no account can make one. Counts only where `choices.signUp` says so */
                                signUp: boolean;
                            };
                            /** @description Raised by each change; 0: nothing was said yet */
                            version: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the state of a scope */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Send it back as If-Match when you edit */
                            etag: string;
                            id: string;
                            name: string;
                            parent: string | null;
                            /** @description As the blueprint asks for scopes of this type */
                            profile: {
                                [key: string]: unknown;
                            };
                            status: string;
                            type: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The states that a scope can be in, and what each comes to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                isNow: boolean;
                                label: string;
                                /** @description Of the apps that belong to it: how many can then only be looked at */
                                readOnlyApps: number;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions that were submitted for review */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                    /** @description Those that wait come in the order in which they were submitted, else the newest first */
                    state?: "waiting" | "approved" | "changes-requested" | "rejected" | "withdrawn";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Where the app is made */
                                account: {
                                    id: string;
                                    name: string;
                                };
                                app: {
                                    id: string;
                                    name: string;
                                    type: string;
                                    typeLabel: string;
                                };
                                decidedAt: string | null;
                                decidedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                id: string;
                                /** @description What the developers were told */
                                note: string | null;
                                organization: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description Of the archive as it was submitted */
                                sha256: string;
                                size: number;
                                /** @enum {string} */
                                state: "waiting" | "approved" | "changes-requested" | "rejected" | "withdrawn";
                                /** Format: date-time */
                                submittedAt: string;
                                submittedBy: {
                                    id: string;
                                    name: string;
                                };
                                version: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/submissions/{submissionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A submitted version, with its manifest and release notes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    submissionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where the app is made */
                            account: {
                                id: string;
                                name: string;
                            };
                            app: {
                                id: string;
                                name: string;
                                type: string;
                                typeLabel: string;
                            };
                            decidedAt: string | null;
                            decidedBy: {
                                id: string;
                                name: string;
                            } | null;
                            description: string;
                            id: string;
                            /** @description As it stands in the archive */
                            manifest: {
                                [key: string]: unknown;
                            };
                            mayDecide: boolean;
                            /** @description What the developers were told */
                            note: string | null;
                            organization: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description What is published now */
                            publishedVersion: string | null;
                            releaseNotes: string;
                            /** @description Of the archive as it was submitted */
                            sha256: string;
                            size: number;
                            /** @enum {string} */
                            state: "waiting" | "approved" | "changes-requested" | "rejected" | "withdrawn";
                            /** Format: date-time */
                            submittedAt: string;
                            submittedBy: {
                                id: string;
                                name: string;
                            };
                            version: string;
                            /** @description Why you may not decide about one that waits */
                            whyNot: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/submissions/{submissionId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a submitted version: it is published */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    submissionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                        /** @description What was looked at: a decision counts for nothing else */
                        sha256: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/submissions/{submissionId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The archive of a submitted version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    submissionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The archive as it was uploaded. The ETag is its SHA-256. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": Blob;
                    };
                };
                /** @description The archive that the request says it has */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/submissions/{submissionId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a submitted version, and say why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    submissionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What has to change, or why not */
                        note: string;
                        /** @description What was looked at: a decision counts for nothing else */
                        sha256: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/submissions/{submissionId}/request-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a submitted version back, and say what has to change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    submissionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What has to change, or why not */
                        note: string;
                        /** @description What was looked at: a decision counts for nothing else */
                        sha256: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A scope in numbers: those whose lists one may read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As `GET /scopes/{scopeId}/members` lists them */
                            members: {
                                /** @description Somebody with several roles counts in each of them, and once in `total` */
                                byRole: {
                                    active: number;
                                    /** @description Whose account is archived or blocked */
                                    away: number;
                                    disabled: number;
                                    label: string;
                                    role: string;
                                }[];
                                /** @description Archived and blocked, as accounts are, only where there are any */
                                byState: {
                                    count: number;
                                    /** @enum {string} */
                                    state: "active" | "disabled" | "archived" | "blocked";
                                }[];
                                total: number;
                            } | null;
                            mine: {
                                /** @description API tokens of one’s own in this scope */
                                tokens: number | null;
                            };
                            /** @description Accounts, where they are kept here */
                            people: {
                                byState: {
                                    count: number;
                                    /** @enum {string} */
                                    state: "active" | "archived" | "blocked";
                                }[];
                                total: number;
                            } | null;
                            /** @description The newest changes */
                            recent: {
                                action: string;
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                    /** @description The API token used, if one was */
                                    token: string | null;
                                };
                                after: unknown;
                                /** Format: date-time */
                                at: string;
                                before: unknown;
                                /** @description Names and addresses as they were then; none once they were erased */
                                details: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                ip: string | null;
                                requestId: string;
                                target: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            }[] | null;
                            /** @description The scopes in it, by type */
                            scopes: {
                                byStatus: {
                                    count: number;
                                    label: string;
                                    status: string;
                                }[];
                                label: string;
                                plural: string;
                                total: number;
                                type: string;
                            }[] | null;
                            /** @description What somebody should look at */
                            waiting: {
                                /** @description That nobody accepted in time */
                                expiredInvitations: number | null;
                                /** @description That can still be accepted */
                                invitations: number | null;
                                /** @description For access, that can still be answered */
                                requests: number | null;
                                /** @description Members whose new role waits for their next sign-in */
                                roleChanges: number | null;
                                /** @description Whoever made them is gone */
                                serviceAccountsWithoutMaker: number | null;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an API token of one’s own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expiresInDays: 30 | 90 | 365;
                        name: string;
                        permissions: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            id: string;
                            lastUsedAt: string | null;
                            name: string;
                            readonly permissions: string[];
                            prefix: string;
                            scopeId: string;
                            token: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, where am I, what may I do */
        get: {
            parameters: {
                query?: {
                    /** @description The scope that the person wants to work in, or the organization in which they do; decides `entry` */
                    into?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `false`: the person has more scopes than are listed here */
                            complete: boolean;
                            /** @description What the person meets who comes to work */
                            entry: {
                                /** @description The people who can help */
                                ask: {
                                    name: string;
                                    role: string;
                                }[];
                                organization: string | null;
                                page: {
                                    id: string;
                                    text: string;
                                    title: string;
                                } | null;
                                /** @description What they asked for there, and nobody has answered yet */
                                request: {
                                    id: string;
                                    /** Format: date-time */
                                    madeAt: string;
                                } | null;
                                /** @description Whether the person can ask to be let in: `POST /session/requests` with this `scope` */
                                requestAccess: boolean;
                                /** @description The scope to work in, or the one that is closed, if there is one */
                                scope: string | null;
                                /**
                                 * @description `second-factor`: the scope is open once one was shown
                                 * @enum {string}
                                 */
                                state: "in" | "onboarding" | "page" | "second-factor";
                                /** @description The type of scope that people come to work in */
                                type: string | null;
                            };
                            /** @description For each scope that the menu leads to */
                            menus: {
                                scope: string | null;
                                sections: {
                                    items: components["schemas"]["MenuItem"][];
                                    section: string | null;
                                }[];
                                /** @description `null` where the person is in no scope of the menu */
                                type: string | null;
                            }[];
                            person: {
                                email: string;
                                emailProved: boolean;
                                id: string;
                                locale: string | null;
                                mustChangePassword: boolean;
                                name: string;
                                population: string;
                            };
                            scopes: {
                                /** @description The types of scopes that can lie in this one */
                                childTypes: {
                                    /** @description Whether more than a name is asked for then */
                                    asks: boolean;
                                    id: string;
                                    label: string;
                                    /** @description Whether the person may make one here */
                                    mayMake: boolean;
                                    plural: string;
                                }[];
                                /** @description Raised by every change of access in this scope */
                                epoch: number;
                                /** @description `null` is the platform */
                                id: string | null;
                                name: string;
                                /** @description What of Portreeve’s own is open to the person here, by whatever they hold */
                                operations: ("scope.read" | "scope.update" | "scope.status" | "scope.children" | "scope.claim" | "members.read" | "members.add" | "members.change-role" | "members.disable" | "members.remove" | "members.sign-in" | "members.second-factor" | "members.transfer" | "requests.answer" | "people.read" | "people.create" | "people.update" | "people.archive" | "people.block" | "people.unlock" | "people.reset-password" | "people.reset-factors" | "people.sign-in" | "people.second-factor" | "roles.read" | "access.check" | "decisions.evaluate" | "tokens.create" | "service-accounts.manage" | "audit.read" | "audit.export" | "mails.read" | "mail.settings" | "security-events.read" | "reviews.manage" | "apps.review")[];
                                organization: string | null;
                                /** @description Since when it needs an owner: somebody must be there, and is not */
                                ownerlessSince: string | null;
                                parent: string | null;
                                /** @description From the platform down to the scope itself, without those that the person may not see */
                                path: {
                                    id: string | null;
                                    name: string;
                                    type: string;
                                }[];
                                permissions: {
                                    /** @enum {string} */
                                    held: "always" | "depends";
                                    id: string;
                                }[];
                                /** @description What counts in this session */
                                roles: {
                                    id: string;
                                    key: string;
                                    label: string;
                                }[];
                                /** @description Where a change of role waits for the next sign-in */
                                rolesAtNextSignIn: {
                                    id: string;
                                    key: string;
                                    label: string;
                                }[] | null;
                                /** @description Where a second factor is asked for that was not shown, or will be */
                                secondFactor: {
                                    /** @description From then on one is needed that the person does not have */
                                    due: string | null;
                                    /** @description Those that would count */
                                    methods: ("authenticator" | "passkey" | "email-code")[];
                                    /** @description `prove`: one is to be shown in this session; `enrol`: one is to be set up first; `null`: not yet */
                                    missing: ("prove" | "enrol") | null;
                                    /** @description What is held here and waits for it */
                                    roles: {
                                        id: string;
                                        key: string;
                                        label: string;
                                    }[];
                                } | null;
                                status: string;
                                type: string;
                                typeLabel: string;
                                typePlural: string;
                            }[];
                            session: {
                                /** Format: date-time */
                                expiresAt: string;
                                id: string;
                            };
                            /** @description The role that the console is looked at through (header `Portreeve-View-As`) */
                            viewAs: {
                                role: {
                                    id: string;
                                    key: string;
                                    label: string;
                                };
                                scope: string | null;
                            } | null;
                        };
                    };
                };
                /** @description Nothing changed since */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May I do that there, and why */
        get: {
            parameters: {
                query: {
                    scope: string;
                    /** @description A permission by its id */
                    permission?: string;
                    /** @description A registered resource, for what depends on it */
                    resource?: string;
                    /** @description Instead of a permission: what is to be done with the resource */
                    action?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allowed: boolean;
                            /**
                             * @description `depends`: only on some resources, and none was named
                             * @enum {string}
                             */
                            answer: "always" | "never" | "depends";
                            canBeGivenBy: {
                                id: string;
                                name: string;
                                role: string;
                            }[];
                            code: string;
                            /** @description Those that do not hold */
                            conditions: {
                                when: unknown;
                                /** @description The condition as a sentence */
                                words: string;
                            }[];
                            grantedBy: {
                                from: string;
                                label: string;
                                role: string;
                                when: unknown;
                                words: string | null;
                            }[];
                            leastRole: {
                                id: string;
                                label: string;
                            } | null;
                            permission: {
                                id: string;
                                label: string;
                            };
                            reason: string;
                            resource: {
                                id: string;
                                kind: string;
                                name: string;
                            } | null;
                            /** @description The scope whose roles decide */
                            scope: {
                                id: string;
                                name: string;
                                type: string;
                            };
                            subject: {
                                id: string;
                                /** @enum {string} */
                                kind: "person" | "service-account";
                                name: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Claims that I can object to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                by: {
                                    name: string;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                id: string;
                                role: {
                                    id: string;
                                    label: string;
                                };
                                scope: {
                                    id: string;
                                    name: string;
                                    type: string;
                                    typeLabel: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/claims/{claimId}/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Object to a claim: it ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claimId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the password again
         * @description Some acts ask for a proof not older than 15 minutes. Of somebody without a second factor the password is one.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another address of one’s own
         * @description A link is mailed to it; opening that changes it. The answer is the same whether or not somebody has the address.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the link that was mailed ends
                             */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/enrolment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the code that was mailed, or one from an administrator
         * @description This session may then set up a second factor although the time for it is over.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/enrolment/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail me a code with which I may set up a second factor late */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own second factors */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Whether codes by email are on, can be switched on (`off`), or why they cannot
                             * @enum {string}
                             */
                            emailCode: "on" | "off" | "no-mail" | "address-not-confirmed" | "came-by-link";
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Of a passkey: what its device knows it by, so that it can be told when it is removed here */
                                credentialId: string | null;
                                id: string;
                                /** @enum {string} */
                                kind: "authenticator" | "passkey" | "email-code";
                                label: string;
                                lastUsedAt: string | null;
                            }[];
                            /** @description `null`: there is no factor that they could stand for */
                            recoveryCodes: {
                                left: number;
                                /** @description When those that are left were made */
                                madeAt: string | null;
                            } | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/factors/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up an authenticator app: its secret, shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description Base32 in groups of four, for typing it */
                            key: string;
                            /** @description `otpauth://`, for a QR code */
                            uri: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/factors/authenticator/{factorId}/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show that the authenticator app works: it counts from then on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    factorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        /** @description What its owner calls it */
                        label?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            id: string;
                            label: string;
                            /** @description With the first factor, shown once */
                            recoveryCodes: string[] | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/factors/email-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to switch on codes by email: one is mailed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the code ends
                             */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/factors/email-code/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch on codes by email with the one that was mailed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            id: string;
                            label: string;
                            /** @description With the first factor, shown once */
                            recoveryCodes: string[] | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/factors/{factorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Call a second factor of one’s own something else */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    factorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What its owner calls it */
                        label: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/session/factors/{factorId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a second factor of one’s own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    factorId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own accounts at outside providers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description As the provider called the account when it was linked */
                                email: string | null;
                                label: string;
                                lastUsedAt: string | null;
                                /** Format: date-time */
                                linkedAt: string;
                                provider: string;
                                /** @description Whether one can sign in with it now */
                                usable: boolean;
                            }[];
                            /** @description Those that could be linked */
                            offered: {
                                id: string;
                                label: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/identities/{provider}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link an account at an outside provider: where to go for it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    provider: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A path of the console to go on to */
                        next?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description At the provider: the browser goes there next */
                            url: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/identities/{provider}/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlink an account at an outside provider */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    provider: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept as whoever is signed in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What stands behind the # of the link */
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where they are now: the id of a scope, or `platform` */
                            scope: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a passkey of one’s own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What `navigator.credentials.get()` gave, as JSON */
                        answer: {
                            /** @enum {string} */
                            authenticatorAttachment?: "platform" | "cross-platform";
                            /** @description Decides nothing */
                            clientExtensionResults?: {
                                [key: string]: unknown;
                            };
                            id: string;
                            rawId: string;
                            response: {
                                authenticatorData: string;
                                clientDataJSON: string;
                                signature: string;
                                userHandle?: string;
                            };
                            /** @enum {string} */
                            type: "public-key";
                        };
                        /** @description Not to be asked on this device for as long as is allowed */
                        remember?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to show a passkey of one’s own
         * @description As the second step of signing in, or again before something that takes a fresh proof.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description For `navigator.credentials.get()`, once and within five minutes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Left out: any that was made for this server */
                            allowCredentials?: {
                                id: string;
                                transports: string[];
                                /** @enum {string} */
                                type: "public-key";
                            }[];
                            challenge: string;
                            rpId: string;
                            timeout: number;
                            /** @enum {string} */
                            userVerification: "required";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the passkey that the browser made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What `navigator.credentials.create()` gave, as JSON */
                        answer: {
                            /** @enum {string} */
                            authenticatorAttachment?: "platform" | "cross-platform";
                            /** @description Decides nothing */
                            clientExtensionResults?: {
                                [key: string]: unknown;
                            };
                            id: string;
                            rawId: string;
                            response: {
                                attestationObject: string;
                                /** @description Decides nothing; so are the next two */
                                authenticatorData?: string;
                                clientDataJSON: string;
                                publicKey?: string;
                                publicKeyAlgorithm?: number;
                                transports?: string[];
                            };
                            /** @enum {string} */
                            type: "public-key";
                        };
                        /** @description What its owner calls it; left out: the browser that it was made in */
                        label?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            id: string;
                            label: string;
                            /** @description With the first second factor: shown now and never again */
                            recoveryCodes: string[] | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to add a passkey to one’s account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description For `navigator.credentials.create()`, once and within five minutes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            attestation: "none";
                            authenticatorSelection: {
                                /** @enum {boolean} */
                                requireResidentKey: true;
                                /** @enum {string} */
                                residentKey: "required";
                                /** @enum {string} */
                                userVerification: "required";
                            };
                            challenge: string;
                            excludeCredentials: {
                                id: string;
                                transports: string[];
                                /** @enum {string} */
                                type: "public-key";
                            }[];
                            extensions: {
                                /** @enum {boolean} */
                                credProps: true;
                            };
                            pubKeyCredParams: {
                                alg: number;
                                /** @enum {string} */
                                type: "public-key";
                            }[];
                            rp: {
                                id: string;
                                name: string;
                            };
                            timeout: number;
                            user: {
                                displayName: string;
                                id: string;
                                name: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one’s own name */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/session/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes in the place of the former */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Shown once */
                            readonly codes: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I asked for, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                decidedAt: string | null;
                                decisionNote: string | null;
                                /** Format: date-time */
                                expiresAt: string;
                                /** @description The role that was given */
                                given: {
                                    label: string;
                                    role: string;
                                } | null;
                                givenUntil: string | null;
                                id: string;
                                /** Format: date-time */
                                madeAt: string;
                                note: string | null;
                                /** @description `null`: just to be let in */
                                permission: {
                                    id: string;
                                    label: string;
                                } | null;
                                scope: {
                                    /** @description `null` is the platform */
                                    id: string | null;
                                    name: string;
                                    type: string;
                                    typeLabel: string;
                                };
                                /** @enum {string} */
                                state: "open" | "accepted" | "declined" | "expired" | "withdrawn";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Ask for access
         * @description Where the entry of the session’s answer, or a refusal, says `requestAccess`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                        /** @description Left out: to be let in, or enabled again */
                        permission?: string;
                        /** @description The id of a scope, or `platform` */
                        scope: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            id: string;
                            /** Format: date-time */
                            madeAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/requests/{requestId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/scopes/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What am I in this scope, and what may I do there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The types of scopes that can lie in this one */
                            childTypes: {
                                /** @description Whether more than a name is asked for then */
                                asks: boolean;
                                id: string;
                                label: string;
                                /** @description Whether the person may make one here */
                                mayMake: boolean;
                                plural: string;
                            }[];
                            /** @description Raised by every change of access in this scope */
                            epoch: number;
                            /** @description `null` is the platform */
                            id: string | null;
                            name: string;
                            /** @description What of Portreeve’s own is open to the person here, by whatever they hold */
                            operations: ("scope.read" | "scope.update" | "scope.status" | "scope.children" | "scope.claim" | "members.read" | "members.add" | "members.change-role" | "members.disable" | "members.remove" | "members.sign-in" | "members.second-factor" | "members.transfer" | "requests.answer" | "people.read" | "people.create" | "people.update" | "people.archive" | "people.block" | "people.unlock" | "people.reset-password" | "people.reset-factors" | "people.sign-in" | "people.second-factor" | "roles.read" | "access.check" | "decisions.evaluate" | "tokens.create" | "service-accounts.manage" | "audit.read" | "audit.export" | "mails.read" | "mail.settings" | "security-events.read" | "reviews.manage" | "apps.review")[];
                            organization: string | null;
                            /** @description Since when it needs an owner: somebody must be there, and is not */
                            ownerlessSince: string | null;
                            parent: string | null;
                            /** @description From the platform down to the scope itself, without those that the person may not see */
                            path: {
                                id: string | null;
                                name: string;
                                type: string;
                            }[];
                            permissions: {
                                /** @enum {string} */
                                held: "always" | "depends";
                                id: string;
                            }[];
                            /** @description What counts in this session */
                            roles: {
                                id: string;
                                key: string;
                                label: string;
                            }[];
                            /** @description Where a change of role waits for the next sign-in */
                            rolesAtNextSignIn: {
                                id: string;
                                key: string;
                                label: string;
                            }[] | null;
                            /** @description Where a second factor is asked for that was not shown, or will be */
                            secondFactor: {
                                /** @description From then on one is needed that the person does not have */
                                due: string | null;
                                /** @description Those that would count */
                                methods: ("authenticator" | "passkey" | "email-code")[];
                                /** @description `prove`: one is to be shown in this session; `enrol`: one is to be set up first; `null`: not yet */
                                missing: ("prove" | "enrol") | null;
                                /** @description What is held here and waits for it */
                                roles: {
                                    id: string;
                                    key: string;
                                    label: string;
                                }[];
                            } | null;
                            status: string;
                            type: string;
                            typeLabel: string;
                            typePlural: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/scopes/{scopeId}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a scope: only an invitation brings me back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What becomes of what the person owns; needed where they own anything */
                        belongings?: {
                            /** @enum {string} */
                            what: "keep";
                        } | {
                            /** @enum {string} */
                            what: "delete";
                        } | {
                            /** Format: uuid */
                            to: string;
                            /** @enum {string} */
                            what: "transfer";
                        };
                    } | null;
                };
            };
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                            /** @description How much of what this person set up still gives access */
                            leftBehind: {
                                /** @description Whom they answer for and who have access */
                                guests: number;
                                /** @description Not accepted yet */
                                invitations: number;
                                /** @description Whom they let in and who are still active */
                                people: number;
                                /** @description Made by them and not ended; they go on working */
                                serviceAccounts: number;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be shown as a second factor now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description They came by a link to that mailbox, so that a code mailed there counts for nothing */
                            cameByMailbox: boolean;
                            /** @description Where a code would be mailed to, not in full */
                            email: string | null;
                            /** @description What can be shown here and now */
                            kinds: ("authenticator" | "passkey" | "email-code")[];
                            person: {
                                name: string;
                            };
                            /** @description Whether there are some */
                            recoveryCodes: boolean;
                            /** @description How long this device may be remembered after signing in; 0: not at all */
                            rememberDays: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Show a second factor
         * @description As the second step of signing in, or again before something that takes a fresh proof. The session has a new cookie afterwards.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        /** @enum {string} */
                        kind: "authenticator" | "email-code" | "recovery-code";
                        /** @description Not to be asked on this device for as long as is allowed */
                        remember?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor/email-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a code mailed to one’s own address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the code ends
                             */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                /** @description The one that asks */
                                current: boolean;
                                device: {
                                    /** @description Name and main version */
                                    browser: string | null;
                                    /** @enum {string} */
                                    kind: "desktop" | "mobile" | "tablet" | "other";
                                    system: string | null;
                                };
                                /**
                                 * Format: date-time
                                 * @description At the latest
                                 */
                                expiresAt: string;
                                id: string;
                                ip: string | null;
                                /** Format: date-time */
                                lastSeenAt: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out everywhere else */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sessions/{sessionId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one of one’s own sessions */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sessionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the first operator, by the one-time link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        deploymentName: string;
                        email: string;
                        name: string;
                        password: string;
                        /** @description What stands behind the # of the link */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with email and password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        /** @description Which kind of account, where the blueprint has several */
                        population?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One of these must be shown before anything else is open */
                            awaits: ("authenticator" | "passkey" | "email-code")[] | null;
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            /** @description Nothing is open before a new password is chosen */
                            mustChangePassword: boolean;
                            person: {
                                email: string;
                                id: string;
                                name: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey
         * @description A passkey is what somebody has and what they know or are: no second factor is asked for after it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What `navigator.credentials.get()` gave, as JSON */
                        answer: {
                            /** @enum {string} */
                            authenticatorAttachment?: "platform" | "cross-platform";
                            /** @description Decides nothing */
                            clientExtensionResults?: {
                                [key: string]: unknown;
                            };
                            id: string;
                            rawId: string;
                            response: {
                                authenticatorData: string;
                                clientDataJSON: string;
                                signature: string;
                                userHandle?: string;
                            };
                            /** @enum {string} */
                            type: "public-key";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One of these must be shown before anything else is open */
                            awaits: ("authenticator" | "passkey" | "email-code")[] | null;
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            /** @description Nothing is open before a new password is chosen */
                            mustChangePassword: boolean;
                            person: {
                                email: string;
                                id: string;
                                name: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in with a passkey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description For `navigator.credentials.get()`, once and within five minutes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Left out: any that was made for this server */
                            allowCredentials?: {
                                id: string;
                                transports: string[];
                                /** @enum {string} */
                                type: "public-key";
                            }[];
                            challenge: string;
                            rpId: string;
                            timeout: number;
                            /** @enum {string} */
                            userVerification: "required";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/providers/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an outside provider sends the browser back to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    provider: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Goes on at the address in `location` */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/providers/{provider}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in with an outside provider: goes to its page */
        get: {
            parameters: {
                query?: {
                    /** @description A path of the console to go on to */
                    next?: string;
                    /** @description Which kind of account, where the blueprint has several */
                    population?: string;
                };
                header?: never;
                path: {
                    provider: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Goes on at the address in `location` */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account with a link, and an organization with it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The person’s own */
                        name: string;
                        password: string;
                        /** @description Of what they make: their organization. Left out only where the link says what it is called */
                        placeName?: string;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One of these must be shown before anything else is open */
                            awaits: ("authenticator" | "passkey" | "email-code")[] | null;
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                            /** @description Nothing is open before a new password is chosen */
                            mustChangePassword: boolean;
                            person: {
                                email: string;
                                id: string;
                                name: string;
                            };
                            /** @description What they made */
                            scope: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-up/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to make an account with
         * @description The answer is the same, after the same work, whether or not there is an account with this address.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For how long the link is good that comes by mail */
                            hours: number;
                            /** @description Only in a demo that sends no mail: the link itself */
                            link: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-up/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose account a link makes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description What the person makes and looks after: an organization */
                            makes: string;
                            /** @description What it is called, with `{name}` for the name of the person; `null`: the person says so */
                            named: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this token is, and what it may do now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            id: string;
                            lastUsedAt: string | null;
                            name: string;
                            owner: {
                                id: string;
                                /** @enum {string} */
                                kind: "person" | "service-account";
                                name: string;
                            };
                            /** @description What it may do now: less than it carries where its owner may do less */
                            permissions: {
                                /**
                                 * @description `depends`: on some resources only
                                 * @enum {string}
                                 */
                                held: "always" | "depends";
                                id: string;
                                label: string;
                            }[];
                            prefix: string;
                            scope: {
                                id: string;
                                label: string;
                                name: string;
                                type: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own API tokens */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                id: string;
                                lastUsedAt: string | null;
                                name: string;
                                readonly permissions: string[];
                                prefix: string;
                                scopeId: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a token of one’s own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measurements in the format of Prometheus */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Measurements */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it answer now? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description When it counts. What is not known is a no, also under `not`. */
        Condition: ("own" | "same-organization") | {
            sharedAs: string | string[];
        } | {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        } | {
            [key: string]: {
                eq: (string | number | boolean) | {
                    from: string;
                };
            } | {
                in: (string | number | boolean)[];
            } | {
                exists: boolean;
            } | {
                lt: number | string | {
                    from: string;
                };
            } | {
                gt: number | string | {
                    from: string;
                };
            };
        };
        /** @description When it counts. What is not known is a no, also under `not`. */
        ConditionInput: ("own" | "same-organization") | {
            sharedAs: string | string[];
        } | {
            all: components["schemas"]["ConditionInput"][];
        } | {
            any: components["schemas"]["ConditionInput"][];
        } | {
            not: components["schemas"]["ConditionInput"];
        } | {
            [key: string]: {
                eq: (string | number | boolean) | {
                    from: string;
                };
            } | {
                in: (string | number | boolean)[];
            } | {
                exists: boolean;
            } | {
                lt: number | string | {
                    from: string;
                };
            } | {
                gt: number | string | {
                    from: string;
                };
            };
        };
        MenuItem: {
            /** @description Where the application’s own page is that the entry opens (C13). Without one: what guards it can be told */
            address?: string;
            id: string;
            readonly items?: components["schemas"]["MenuItem"][];
            label: string;
            /** @description The kind of resource whose list it opens instead of a page */
            lists?: string;
            /** @description The page of the console that it opens (home, members, people, scopes, tokens, service-accounts, roles, check, requests, audit, security-events, details, apps, submissions, reviews, members-sign-in, members-second-factor, people-sign-in, people-second-factor), where that is open to this person; `null`: what guards it can be told */
            page?: string | null;
            permission?: string;
            /** @description Where the page opens, or where the permission is held. `null` is the platform. With `page`, in every entry that has none below it */
            scope?: string | null;
        };
        MenuItemInput: {
            /** @description Where the application’s own page is that the entry opens (C13). Without one: what guards it can be told */
            address?: string;
            id: string;
            readonly items?: components["schemas"]["MenuItemInput"][];
            label: string;
            /** @description The kind of resource whose list it opens instead of a page */
            lists?: string;
            /** @description The page of the console that it opens (home, members, people, scopes, tokens, service-accounts, roles, check, requests, audit, security-events, details, apps, submissions, reviews, members-sign-in, members-second-factor, people-sign-in, people-second-factor), where that is open to this person; `null`: what guards it can be told */
            page?: string | null;
            permission?: string;
            /** @description Where the page opens, or where the permission is held. `null` is the platform. With `page`, in every entry that has none below it */
            scope?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
